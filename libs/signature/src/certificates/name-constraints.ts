import type { NameConstraints } from './extensions.js';
import type { GeneralName } from './general-names.js';
import { isWithin, type Name } from './names.js';

/** A certificate's names times a CA's subtrees: more comparisons are an attack on our time and no register. */
const comparisonsMax = 10_000;

/**
 * Whether all names lie in the permitted subtrees of their form, where the CA has any, and none in an excluded one
 * (RFC 5280 §4.2.1.10 and §6.1.3 b, c). A name of a form we do not compare is permitted only where no subtree is of it.
 */
export function arePermitted(names: readonly GeneralName[], { permitted, excluded }: NameConstraints): boolean {
  if (names.length * (permitted.length + excluded.length) > comparisonsMax) return false;
  return names.every((name) => {
    const inForm = permitted.filter((subtree) => isSameForm(name, subtree));
    if (inForm.length > 0 && !inForm.some((subtree) => isInside(name, subtree, false))) return false;
    return !excluded.some((subtree) => isSameForm(name, subtree) && isInside(name, subtree, true));
  });
}

function isSameForm(name: GeneralName, subtree: GeneralName): boolean {
  return name.form === subtree.form && (name.form !== 'other' || name.tag === (subtree as typeof name).tag);
}

/** @param unclear the answer where it cannot be told: it must refuse on either side */
function isInside(name: GeneralName, subtree: GeneralName, unclear: boolean): boolean {
  if (name.form === 'directory' && subtree.form === 'directory') return isInTree(name.name, subtree.name);
  if (name.form === 'ip' && subtree.form === 'ip') return isInRange(name.bytes, subtree.bytes) ?? unclear;
  if (!('text' in name) || !('text' in subtree)) return unclear;
  const top = subtree.text.toLowerCase();
  if (name.form === 'dns') return isHostWithin(name.text.toLowerCase(), top, true);
  const host = name.form === 'mail' ? hostOfMail(name.text) : hostOfUri(name.text);
  if (host === undefined) return unclear;
  // A mailbox is written out, and its first half may tell capitals apart.
  if (name.form === 'mail' && top.includes('@')) {
    return `${name.text.slice(0, name.text.lastIndexOf('@'))}@${host}` === withSmallHost(subtree.text);
  }
  return isHostWithin(host, top, false);
}

function isInTree(name: Name, top: Name): boolean {
  return isWithin(name, top);
}

/** `.x` means hosts below x; `x` means that host, and for DNS names also those below it. */
function isHostWithin(host: string, top: string, withoutDot: boolean): boolean {
  if (top === '') return true;
  if (top.startsWith('.')) return host.endsWith(top) && host.length > top.length;
  return host === top || (withoutDot && host.endsWith(`.${top}`));
}

function hostOfMail(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  return at > 0 && at < address.length - 1 ? address.slice(at + 1).toLowerCase() : undefined;
}

function withSmallHost(address: string): string {
  const at = address.lastIndexOf('@');
  return address.slice(0, at) + address.slice(at).toLowerCase();
}

/** A constraint is about hosts with names: an address, or no host at all, cannot be compared. */
function hostOfUri(uri: string): string | undefined {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(uri)?.[1];
  const host = authority?.replace(/^.*@/, '').replace(/:\d*$/, '').toLowerCase();
  return host && /^[a-z0-9.-]*[a-z][a-z0-9.-]*$/.test(host) ? host : undefined;
}

function isInRange(address: Uint8Array, range: Uint8Array): boolean | undefined {
  if (range.length !== 8 && range.length !== 32) return undefined;
  // IPv4 is never inside a range of IPv6.
  if (address.length * 2 !== range.length) return address.length === 4 || address.length === 16 ? false : undefined;
  return address.every((byte, index) => {
    const mask = range[address.length + index] ?? 0;
    return (byte & mask) === ((range[index] ?? 0) & mask);
  });
}
