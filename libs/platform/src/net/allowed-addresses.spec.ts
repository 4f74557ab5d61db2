import { allowedAddresses } from './allowed-addresses.js';

describe('addresses the axis may call', () => {
  const publicOnly = allowedAddresses(['public']);

  it.each(['8.8.8.8', '203.162.4.190', '2405:4800::1', '2a00:1450:4001::1'])('%s is public', (address) => {
    expect(publicOnly(address)).toBe(true);
  });

  it.each([
    ...['127.0.0.1', '10.0.0.1', '172.16.3.4', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1'],
    ...['0.0.0.0', '224.0.0.1', '255.255.255.255', '198.18.0.1', '192.0.2.1', '203.0.113.9'],
    ...['::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8'],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', '2001:db8::1', 'localhost', '', '127.1', '0x7f000001'],
  ])('%s is not', (address) => {
    expect(publicOnly(address)).toBe(false);
  });

  it('are what an administrator lists, beside the public ones or instead of them', () => {
    const both = allowedAddresses(['public', '10.1.0.0/16', '192.168.7.7', 'fd00::/8']);
    for (const address of ['10.1.2.3', '192.168.7.7', 'fd12::1', '8.8.8.8']) expect(both(address)).toBe(true);
    for (const address of ['10.2.0.1', '192.168.7.8', '127.0.0.1', 'fe80::1']) expect(both(address)).toBe(false);
    const inner = allowedAddresses(['10.1.0.0/16']);
    expect([inner('10.1.2.3'), inner('8.8.8.8')]).toEqual([true, false]);
    const nobody = allowedAddresses([]);
    expect([nobody('8.8.8.8'), nobody('10.1.2.3')]).toEqual([false, false]);
  });
});
