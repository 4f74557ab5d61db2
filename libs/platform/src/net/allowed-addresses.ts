import { BlockList, isIP } from 'node:net';

/** IANA's special-purpose registries: this machine, its neighbours, and addresses that are nobody's. */
const notPublic4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
];
/** Of IPv6 one range is public at all; in it lie tunnels, that would lead back to IPv4, and examples. */
const public6 = ['2000::/3'];
const notPublic6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/**
 * Whether an address may be called that others have named: a certificate says where it wants to be asked, a system where
 * its post is to be brought. Whoever names one must not learn from us, or reach through us, what answers inside.
 *
 * @param allow the word `public`, addresses, and ranges (CIDR)
 */
export function allowedAddresses(allow: readonly string[]): (address: string) => boolean {
  const listed = listOf(allow.filter((word) => word !== 'public'));
  const special = listOf([...notPublic4, ...notPublic6]);
  const wide = listOf(public6);
  const publicToo = allow.includes('public');
  return (address) => {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(address) === 0) return false;
    if (listed.check(address, family)) return true;
    return publicToo && !special.check(address, family) && (family === 'ipv4' || wide.check(address, family));
  };
}

/** Private networks and this machine. Neighbours on the same link are in no list: there cloud providers give out keys. */
const privateNetworks = [
  ...['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '127.0.0.0/8'],
  ...['::1/128', 'fc00::/7'],
];

/**
 * Where a destination may lie, for `allowedAddresses`. Without TLS nothing goes over the open network, whatever an
 * administrator permits.
 * @param protocol as URL writes it: `https:`
 */
export function callableWithin(order: { readonly privateAddresses: boolean; readonly protocol: string }): string[] {
  if (!order.privateAddresses) return order.protocol === 'https:' ? ['public'] : [];
  return order.protocol === 'https:' ? ['public', ...privateNetworks] : privateNetworks;
}

/** An address, or a range (CIDR). */
export function isAddressRange(word: string): boolean {
  const [address = '', bits, more] = word.split('/');
  const version = isIP(address);
  const inRange = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
  return version !== 0 && more === undefined && inRange;
}

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  return list;
}
