import { isIPv6 } from 'node:net';

/*
 * Failed attempts are counted before they are looked at, by account and by address. So many are free; each further one
 * locks for longer, up to a quarter of an hour. A stranger could so keep somebody out for ever by failing every quarter of
 * an hour: therefore who has signed in from an address before is counted there alone, account and address together, and no
 * stranger elsewhere reaches that counter.
 */

const accountFree = 5;
/** An office behind one address shares it. */
const addressFree = 30;
const firstLockMs = 30_000;
const longestLockMs = 15 * 60_000;

/** A counter that rested so long begins anew. */
export const forgetTriesMs = 60 * 60_000;
/** From where somebody has not signed in for so long, he is a stranger again. */
export const knownAddressMs = 90 * 24 * 60 * 60_000;

export interface TriesCounter {
  readonly key: string;
  readonly lockMs: (failures: number) => number;
}

/** How long the counter is locked after the attempt that made it so many. */
export function lockMsAfter(failures: number, free: number): number {
  return failures < free ? 0 : Math.min(longestLockMs, firstLockMs * 2 ** Math.min(failures - free, 20));
}

const byAccount = (failures: number) => lockMsAfter(failures, accountFree);
const byAddress = (failures: number) => lockMsAfter(failures, addressFree);

/** Of an account at one address, which no stranger elsewhere reaches. */
export function counterAt(account: string, address: string): TriesCounter {
  return { key: `account ${account} at ${address}`, lockMs: byAccount };
}

export function counterOfAddress(address: string): TriesCounter {
  return { key: `address ${address}`, lockMs: byAddress };
}

/** The counters of an attempt; the account's first. */
export function countersOf(
  account: string,
  address: string,
  isKnown: boolean,
): readonly [TriesCounter, ...TriesCounter[]] {
  if (isKnown) return [counterAt(account, address)];
  return [{ key: `account ${account}`, lockMs: byAccount }, counterOfAddress(address)];
}

/** Who has one IPv6 address has all of its network of 64 bits. */
export function addressToCount(address: string | undefined): string {
  if (address === undefined) return 'unknown';
  const [plain = ''] = address.split('%');
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain) ?? [];
  if (mapped !== undefined) return mapped;
  return isIPv6(plain) ? `${networkOf(plain)}::/64` : plain;
}

function networkOf(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::');
  const first = head.split(':').filter((group) => group !== '');
  const last = (tail ?? '').split(':').filter((group) => group !== '');
  const groups =
    tail === undefined ? first : [...first, ...Array<string>(8 - first.length - last.length).fill('0'), ...last];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
