import type { RecipientEntry } from '../recipients/resolve-recipient.js';

/** An agency that has closed, and whose work another has taken over. */
export interface ClosedAgency {
  readonly agency: string;
  readonly name?: string;
  /** The first moment at which it was closed; RFC 3339. */
  readonly closedAt: string;
}

export interface SuccessionView {
  /** Who sends what the closed agency signed. */
  readonly sender: string;
  readonly at: Date;
  find(agency: string): SuccessionEntry | undefined;
}

type SuccessionEntry = Pick<RecipientEntry, 'validUntil' | 'successors' | 'receivesFor'> & { readonly name?: string };

/**
 * Of these agencies, the one that has closed and whose work the sender took over: as a successor, or because it receives
 * for it, through several reorganisations if need be. Of several the one that closed last. Undefined when there is none:
 * what strangers signed is not the sender's to send.
 */
export function findClosedAgency(agencies: readonly string[], view: SuccessionView): ClosedAgency | undefined {
  return agencies
    .flatMap((agency) => closedPredecessor(agency, view) ?? [])
    .sort((one, other) => Date.parse(other.closedAt) - Date.parse(one.closedAt))[0];
}

function closedPredecessor(agency: string, view: SuccessionView): ClosedAgency | undefined {
  const entry = view.find(agency);
  if (!entry || !hasClosed(entry, view) || !leadsToSender(entry, view)) return undefined;
  return { agency, name: entry.name, closedAt: entry.validUntil };
}

/** A directory in which more agencies follow one another is wrong, or runs in a circle. */
const heirsMax = 200;

function leadsToSender(first: SuccessionEntry, view: SuccessionView): boolean {
  const heirs = new Set(heirsOf(first));
  // A set is walked over in the order of insertion, and what is added on the way comes up as well.
  for (const heir of heirs) {
    if (heir === view.sender) return true;
    const entry = heirs.size < heirsMax ? view.find(heir) : undefined;
    if (entry && hasClosed(entry, view)) heirsOf(entry).forEach((next) => heirs.add(next));
  }
  return false;
}

function heirsOf({ successors, receivesFor }: SuccessionEntry): string[] {
  return [...successors, ...(receivesFor ? [receivesFor.agency] : [])];
}

function hasClosed(
  entry: SuccessionEntry,
  { at }: SuccessionView,
): entry is SuccessionEntry & { readonly validUntil: string } {
  return entry.validUntil !== undefined && at.getTime() >= Date.parse(entry.validUntil);
}
