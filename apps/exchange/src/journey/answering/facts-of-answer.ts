import type { answerDelivery as question, HeardBy } from '@edoc-axis/contracts';
import type { AnswerJudgement, Caller, DeliveryEvent, DeliveryState, FactKind } from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import type { DeliveryCase } from '../../store/delivery-case.js';
import type { NewFact } from '../../store/new-rows.js';
import { nameOf } from '../actor.js';

interface Answering {
  readonly caller: Caller;
  readonly found: DeliveryCase;
  readonly request: HeardBy<typeof question>;
  readonly at: Date;
}

/** What a change of state is told as. */
export function factOfEvent(answering: Answering, event: DeliveryEvent, from: DeliveryState): NewFact {
  const { description: reason } = answering.request;
  switch (event) {
    case 'deliver':
      return about(answering, 'delivery.delivered', { confirmedBy: 'status' });
    case 'acknowledge':
      return about(answering, 'delivery.acknowledged');
    case 'refuse':
      return about(answering, from === 'acknowledged' ? 'delivery.returned' : 'delivery.refused', { reason });
    case 'withdraw':
      return about(answering, 'delivery.withdrawn');
    case 'expire':
    case 'give-up':
      throw new Error(`An answer never leads to "${event}".`);
  }
}

/** The answer itself, in the recipient's words; a 15 or 16 is told as the answer to what was asked. */
export function factOfReply(
  answering: Answering,
  { closes, leavesOpen }: Extract<AnswerJudgement, { outcome: 'counts' }>,
): NewFact {
  const { status, description } = answering.request;
  const question = leavesOpen ?? closes[0];
  if (!question) return about(answering, 'delivery.answered', { status, description });
  const agreed = status === '15';
  const params = { question: question.id, reason: description };
  switch (question.kind) {
    case 'take-back':
      return about(answering, agreed ? 'delivery.take-back-agreed' : 'delivery.take-back-declined', params);
    case 'revocation':
      return about(answering, agreed ? 'delivery.revocation-carried-out' : 'delivery.revocation-declined', params);
    case 'update':
      return about(answering, agreed ? 'delivery.update-agreed' : 'delivery.update-declined', params);
  }
}

function about({ caller, found, at }: Answering, kind: FactKind, params: NewFact['params'] = {}): NewFact {
  return {
    id: newId(),
    kind,
    at,
    by: nameOf(caller),
    document: found.document,
    delivery: found.id,
    params: { recipient: found.recipient, ...params },
  };
}
