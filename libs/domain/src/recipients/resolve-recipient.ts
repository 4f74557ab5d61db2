import type { AgencyCode } from '../agencies/agency-code.js';
import { isCentre, parseAgencyCode } from '../agencies/agency-code.js';
import type { ErrorCode } from '../errors/catalogue.js';
import type { Correspondent } from '../joining/may-correspond.js';
import type { SentenceParams } from '../text/language.js';

/** What the directory says about an agency, as far as sending to it is concerned. Times are RFC 3339 texts. */
export interface RecipientEntry extends Correspondent {
  readonly validFrom: string;
  /** The first moment at which the code is closed. */
  readonly validUntil?: string;
  readonly successors: readonly string[];
  /** Nơi nhận thay: takes what is still addressed to the closed code, until then. */
  readonly receivesFor?: { readonly agency: string; readonly until: string };
  readonly centre: boolean;
}

export interface DirectoryView {
  /** Nobody receives what comes from itself; absent where it is not known who is going to write. */
  readonly sender?: AgencyCode;
  readonly at: Date;
  find(agency: AgencyCode): RecipientEntry | undefined;
  /** Somebody collects for it: a system serves it, or clerks at the portal do. */
  isServed(agency: AgencyCode): boolean;
}

export type ResolvedRecipient = EffectiveRecipient | BadRecipient;

export interface EffectiveRecipient {
  readonly outcome: 'reachable';
  /** As the packet names it, in the QĐ 20 form. */
  readonly addressee: AgencyCode;
  /** Who receives it: the addressee, or the agency that receives for a closed code. */
  readonly effective: AgencyCode;
  /** Present when the two differ: both sides are told. */
  readonly redirected?: { readonly closedAt: string; readonly until: string };
}

export interface BadRecipient {
  readonly outcome: 'bad';
  readonly addressee: AgencyCode;
  readonly code: ErrorCode;
  readonly params: SentenceParams;
}

/**
 * Who receives what is addressed to an agency, at this moment. A closed code has any number of successors, which are
 * shown, and at most one agency that receives for it until a date: within it the delivery goes there, after it the code
 * is a bad recipient whose successors are named. Unknown codes, centres, codes not yet valid and agencies nobody
 * collects for are bad too, and so is a way that leads back to the sender.
 */
export function resolveRecipient(addressee: AgencyCode, directory: DirectoryView): ResolvedRecipient {
  const first = directory.find(addressee);
  if (!first) return bad(addressee, 'agency.unknown', { agency: addressee });
  if (first.centre || isCentre(addressee)) return bad(addressee, 'agency.centre', { agency: addressee });
  if (isBefore(directory.at, first.validFrom)) {
    return bad(addressee, 'agency.not-yet-live', { agency: addressee, opensAt: first.validFrom });
  }

  const effective = whoReceives(addressee, first, directory);
  if (!effective) return closed(addressee, first);
  if (effective === directory.sender) return bad(addressee, 'document.recipient-is-sender', { recipient: addressee });
  if (!directory.isServed(effective)) return bad(addressee, 'agency.no-system', { agency: effective });
  if (effective === addressee) return { outcome: 'reachable', addressee, effective };
  const { validUntil: closedAt = '', receivesFor } = first;
  return { outcome: 'reachable', addressee, effective, redirected: { closedAt, until: receivesFor?.until ?? '' } };
}

/** Reorganisations follow one another; a directory in which more than these do is wrong, or runs in a circle. */
const standInsMax = 8;

/** The addressee while it is open, else whoever receives for it, through several reorganisations if need be. */
function whoReceives(
  addressee: AgencyCode,
  first: RecipientEntry,
  { find, at }: DirectoryView,
): AgencyCode | undefined {
  let agency = addressee;
  let entry: RecipientEntry | undefined = first;
  for (let standIns = 0; standIns <= standInsMax; standIns += 1) {
    if (!entry || entry.centre || isBefore(at, entry.validFrom)) return undefined;
    if (entry.validUntil === undefined || isBefore(at, entry.validUntil)) return agency;
    if (!entry.receivesFor || !isBefore(at, entry.receivesFor.until)) return undefined;
    agency = parseAgencyCode(entry.receivesFor.agency);
    entry = find(agency);
  }
  return undefined;
}

function closed(addressee: AgencyCode, { validUntil, successors }: RecipientEntry): BadRecipient {
  return bad(addressee, 'agency.closed', { agency: addressee, closedAt: validUntil, successors });
}

function bad(addressee: AgencyCode, code: ErrorCode, params: SentenceParams): BadRecipient {
  return { outcome: 'bad', addressee, code, params };
}

function isBefore(at: Date, moment: string): boolean {
  return at.getTime() < Date.parse(moment);
}
