import type { freezeDocument as question, FrozenDocument, HeardBy } from '@edoc-axis/contracts';
import {
  type AgencyCode,
  type Caller,
  CataloguedError,
  concernedMax,
  demand,
  mayLiftFreeze,
  tellFact,
} from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import type { ExchangePorts } from '../journey/index.js';
import { nameOf } from '../journey/parts.js';
import { findDelivery } from '../store/delivery-case.js';
import { findDocument } from '../store/documents.js';
import { freezableDocument, freezeByPerson, freezesOf } from '../store/freezes.js';

type Wanted = HeardBy<typeof question>;

/**
 * The axis hands a document over no longer, to any of its recipients, by the word of whoever administers all its parties. One
 * is enough to stop it; letting it go on takes two. Told again, the first freeze is the answer.
 * @throws CataloguedError `document.unknown`, `delivery.unknown`, `agency.outside-branch`, `caller.…`
 */
export async function freezeDocument(
  { database, clock, epoch }: Pick<ExchangePorts, 'database' | 'clock' | 'epoch'>,
  caller: Caller,
  wanted: Wanted,
): Promise<FrozenDocument> {
  const at = clock.now();
  const id = wanted.document ?? (await findDelivery(database, wanted.delivery ?? nobody))?.document;
  const found = id === undefined ? undefined : await freezableDocument(database, id, concernedMax);
  const parties = { sender: found?.sender ?? noCode, recipients: found?.recipients ?? [] };
  demand(mayLiftFreeze(caller, { id: wanted.document ?? wanted.delivery ?? '', ...parties, handledAt: at }, at));
  const document = id === undefined ? undefined : await findDocument(database, id);
  if (!document) throw unknown(wanted);
  const by = nameOf(caller);
  const reason = wanted.reason.trim();
  const fact = { id: newId(), kind: 'document.frozen' as const, at, by, document: document.id, params: { reason } };
  const freeze = { document: document.id, packet: document.packet, by, reason, at, fact };
  if (await freezeByPerson(database, epoch, freeze)) return frozenView(document.id, { at, by, reason });
  const standing = (await freezesOf(database, document.id)).find(({ frozen_by }) => frozen_by !== null);
  // Released in this very moment.
  if (!standing) throw new CataloguedError('delivery.changed-meanwhile');
  const first = { at: standing.frozen_at, by: standing.frozen_by ?? by, reason: standing.freeze_reason ?? reason };
  return frozenView(document.id, first);
}

const nobody = '00000000-0000-0000-0000-000000000000';
const noCode = '' as AgencyCode;

function unknown({ document, delivery }: Wanted): CataloguedError {
  return document === undefined
    ? new CataloguedError('delivery.unknown', { delivery })
    : new CataloguedError('document.unknown', { document });
}

function frozenView(document: string, { at, by, reason }: { at: Date; by: string; reason: string }): FrozenDocument {
  return { document, frozenAt: at.toISOString(), by, reason, sentence: tellFact('document.frozen', { reason }) };
}
