import { type AgencyCode, branchesOf, type Caller, CataloguedError, demand, mayTrack } from '@edoc-axis/domain';
import { findDocument, handingsAmong, handingsBelow, type ShownDocument } from '../store/documents.js';
import { actsForEver } from './actor.js';
import type { ExchangePorts } from './ports.js';

/** A document as who asks may see it. */
export interface Visible {
  readonly document: ShownDocument;
  /** The one that was sent to who asks; the first, for its sender. */
  readonly packet: string;
  /** Absent: whoever asks sees all deliveries. */
  readonly recipients?: readonly AgencyCode[];
}

/**
 * A document there is not and one between others give the same answer, whatever scopes the caller has.
 * @throws CataloguedError `document.unknown`, `caller.scope-missing`
 */
export async function visibleDocument(
  { database, clock }: Pick<ExchangePorts, 'database' | 'clock'>,
  caller: Caller,
  id: string,
): Promise<Visible> {
  const now = clock.now();
  const mayBeParty = (agency: AgencyCode, handledAt: Date) =>
    mayTrack(caller, { id, sender: agency, recipients: [], handledAt }, now);
  const document = await findDocument(database, id);
  if (!document) {
    demand(mayBeParty(nobody, now));
    throw new CataloguedError('document.unknown', { document: id });
  }
  const denial = mayBeParty(document.sender as AgencyCode, document.accepted_at);
  if (denial === true) return { document, packet: document.packet };
  const administered = caller.kind === 'person' ? await handingsBelow(database, id, branchesOf(caller)) : [];
  const handings = [...(await handingsAmong(database, id, actsForEver(caller))), ...administered];
  const own = handings.filter(({ recipient, created_at }) => mayBeParty(recipient, created_at) === true);
  const [first] = own;
  if (!first) throw new CataloguedError(denial.code, denial.params);
  return { document, packet: first.packet, recipients: [...new Set(own.map(({ recipient }) => recipient))] };
}

const nobody = '' as AgencyCode;
