import type { AgencyCode } from '../agencies/agency-code.js';
import { whyNotCorrespond } from '../joining/may-correspond.js';
import { joiningStateOf } from '../joining/move-joining.js';
import {
  type DirectoryView,
  type RecipientEntry,
  type ResolvedRecipient,
  resolveRecipient,
} from './resolve-recipient.js';

/**
 * Who receives what is newly sent to an agency: as `resolveRecipient`, and both sides have joined, or one of them is
 * there to be tried with.
 * @param sender its entry; undefined where nobody in particular asks
 */
export function admitRecipient(
  addressee: AgencyCode,
  sender: RecipientEntry | undefined,
  directory: DirectoryView,
): ResolvedRecipient {
  const resolved = resolveRecipient(addressee, directory);
  if (resolved.outcome === 'bad') return resolved;
  const { effective: agency } = resolved;
  const entry = directory.find(agency);
  const code = entry && whyNotCorrespond(sender, entry);
  if (!code) return resolved;
  return { outcome: 'bad', addressee, code, params: { agency, joining: joiningStateOf(entry) } };
}
