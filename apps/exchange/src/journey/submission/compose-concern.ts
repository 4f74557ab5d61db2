import { type BusinessType, businessTypes, type FactKind, shown } from '@edoc-axis/domain';
import { listedMax } from '@edoc-axis/evidence';
import { newId } from '@edoc-axis/platform';
import type { Declaration } from '../../store/concerns.js';
import type { NewFact } from '../../store/new-rows.js';
import type { NewSubmission } from './decide-submission.js';
import type { Judged } from './judge-submission.js';

interface Accepting {
  readonly judged: Judged;
  readonly doc: { readonly id: string; readonly documentId: string };
  readonly by: string;
}

/** What becomes due with the acceptance of a revocation or an update; a replacement is linked and does nothing. */
export function declarationOf({ judged, doc }: Accepting, { concerns }: NewSubmission): Declaration | undefined {
  if (!concerns) return undefined;
  const { at, removed, businessType } = judged;
  const isDue = businessType === businessTypes.revocation || businessType === businessTypes.update;
  return { document: doc.id, concerned: concerns.map(({ id }) => id), reason: reasonOf(judged), removed, isDue, at };
}

/** Told on both sides: each timeline leads to the other, for those to whom both were sent, as far as these can be named. */
export function factsOfConcern({ judged, doc, by }: Accepting, { concerns = [], plan }: NewSubmission): NewFact[] {
  const { businessType, at } = judged;
  const { documentId } = doc;
  const recipients =
    plan.deliveries.length <= listedMax ? plan.deliveries.map(({ recipient }) => recipient) : undefined;
  const later = { reason: reasonOf(judged), documentId, concernedBy: doc.id, recipients };
  return concerns.flatMap(({ id, document_id }): NewFact[] => {
    const earlier = { businessType, documentId: document_id, concerned: id };
    return [
      { id: newId(), kind: 'document.concerns', at, by, document: doc.id, params: earlier },
      { id: newId(), kind: factOfLater[businessType], at, by, document: id, params: later },
    ];
  });
}

const factOfLater = {
  [businessTypes.new]: 'document.concerns',
  [businessTypes.revocation]: 'document.revocation-declared',
  [businessTypes.update]: 'document.update-sent',
  [businessTypes.replacement]: 'document.replacement-sent',
} as const satisfies Record<BusinessType, FactKind>;

function reasonOf({ reading: { business } }: Judged): string | undefined {
  const reason = business?.bussinessDocReason?.trim();
  return reason ? shown(reason) : undefined;
}
