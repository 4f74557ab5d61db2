import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Destination } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { allowedAddresses, callableWithin } from '@edoc-axis/platform';

/** So many are tried in one attempt. */
const addressesMax = 4;

/** The host of an address, an IPv6 address without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/**
 * The addresses a destination may be called at: those its name leads to, and of them those that are allowed. Resolved once
 * an attempt: a second answer of the name service could lead elsewhere.
 * @param n which attempt it is, from 1: each begins with another address, for one of them may never answer
 * @throws CataloguedError `destination.unknown-host`, `destination.address-not-allowed`
 */
export async function checkedAddresses(
  url: URL,
  { privateAddresses }: Pick<Destination, 'privateAddresses'>,
  n: number,
): Promise<string[]> {
  const host = hostOf(url);
  const addresses = isIP(host) ? [host] : await addressesOf(host);
  const isAllowed = allowedAddresses(callableWithin({ privateAddresses, protocol: url.protocol }));
  const allowed = addresses.filter(isAllowed);
  const first = (n - 1) % Math.max(1, allowed.length);
  if (allowed.length > 0) return [...allowed.slice(first), ...allowed.slice(0, first)].slice(0, addressesMax);
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
