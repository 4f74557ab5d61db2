import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Destination } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { allowedAddresses, callableWithin } from '@edoc-axis/platform';

/** The host of an address, an IPv6 address without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/**
 * The address a destination is called at: of those its name leads to and that may be called, each in its turn. Resolved
 * once an attempt: a second answer of the name service could lead elsewhere.
 * @param n which attempt it is, from 1
 * @throws CataloguedError `destination.unknown-host`, `destination.address-not-allowed`
 */
export async function checkedAddress(
  url: URL,
  { privateAddresses }: Pick<Destination, 'privateAddresses'>,
  n: number,
): Promise<string> {
  const host = hostOf(url);
  const addresses = isIP(host) ? [host] : await addressesOf(host);
  const isAllowed = allowedAddresses(callableWithin({ privateAddresses, protocol: url.protocol }));
  const allowed = addresses.filter(isAllowed);
  const address = allowed[(n - 1) % Math.max(1, allowed.length)];
  if (address !== undefined) return address;
  throw new CataloguedError('destination.address-not-allowed', {}, { detail: `${host}: ${addresses.join(', ')}` });
}

async function addressesOf(host: string): Promise<string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new CataloguedError('destination.unknown-host', {}, { detail: `${host}: ${code}`, cause });
  }
}
