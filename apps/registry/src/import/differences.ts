import { isDeepStrictEqual } from 'node:util';
import type { AgencyChange, AgencyEntry } from '@edoc-axis/contracts';
import { isCentre } from '@edoc-axis/domain';
import { receivingFor } from '../agencies/closing-moment.js';
import { plainText, type RowRead } from './read-row.js';

/** What a row says otherwise than the register. An empty cell says nothing. */
export interface Differences {
  /** What changes from now on. */
  readonly dated: Omit<AgencyChange, 'since' | 'level' | 'capabilities'>;
  /** What holds of the whole life of the code. */
  readonly lasting: Pick<Partial<AgencyEntry>, 'form102' | 'validFrom'>;
  /** That it closes, or closes otherwise than it is registered. */
  readonly closing: Pick<Partial<AgencyEntry>, 'validUntil' | 'successors' | 'receivesFor'>;
}

export type ComparedField = keyof Differences['dated'] | keyof Differences['lasting'] | keyof Differences['closing'];

export function differencesOf(row: RowRead, standing: AgencyEntry): Differences {
  const dated = { ...differing(textsOf(row), standing, isSameText), ...differing(wordsOf(row), standing, Object.is) };
  return {
    dated,
    lasting: differing({ form102: row.form102, validFrom: row.validFrom }, standing, Object.is),
    closing: differing(closingOf(row, standing), standing, isSameClosing),
  };
}

export function fieldsOf({ dated, lasting, closing }: Differences): ComparedField[] {
  return [...Object.keys(lasting), ...Object.keys(dated), ...Object.keys(closing)] as ComparedField[];
}

function textsOf({ name, shortName, address }: RowRead) {
  return { name, shortName, address };
}

function wordsOf({ code, parent, policy, agencyKind, marks }: RowRead) {
  const isMarked = marks.length > 0 || undefined;
  return {
    ...{ parent, policy, agencyKind },
    // What stands for an axis by its code does so whatever else is said of it.
    centre: isMarked && (marks.includes('centre') || (code !== undefined && isCentre(code))),
    hidden: isMarked && marks.includes('hidden'),
    test: isMarked && marks.includes('test'),
  };
}

function closingOf({ validUntil, successors, ...row }: RowRead, { receivesFor: registered }: AgencyEntry) {
  const { receivesFor: receiver, receivesForUntil: until } = row;
  const isRegistered = receiver !== undefined && until === undefined && registered?.agency === receiver;
  return {
    validUntil,
    successors: successors.length > 0 ? [...successors] : undefined,
    receivesFor:
      isRegistered || receiver === undefined || validUntil === undefined
        ? undefined
        : receivingFor(receiver, new Date(validUntil), until),
  };
}

function differing<Said extends Partial<AgencyEntry>>(
  said: Said,
  standing: AgencyEntry,
  isSame: (one: unknown, other: unknown) => boolean,
): Partial<Said> {
  const entries = Object.entries(said).filter(([field, value]) => {
    const registered = standing[field as keyof AgencyEntry] ?? (typeof value === 'boolean' ? false : undefined);
    return value !== undefined && !isSame(registered, value);
  });
  return Object.fromEntries(entries) as Partial<Said>;
}

function isSameText(registered: unknown, written: unknown): boolean {
  return typeof registered === 'string' && plainText(registered) === written;
}

/** Successors in no order. */
function isSameClosing(registered: unknown, written: unknown): boolean {
  const unordered = (value: unknown) => (Array.isArray(value) ? [...value].sort() : value);
  return isDeepStrictEqual(unordered(registered), unordered(written));
}
