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
 * Whether an address may be asked. A certificate names where it wants to be asked, and whoever brings a certificate must
 * not learn from us what answers inside.
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

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  return list;
}
