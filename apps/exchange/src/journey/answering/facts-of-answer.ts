import type { answerDelivery as question, HeardBy } from '@edoc-axis/contracts';
import type {
  AnswerJudgement,
  Caller,
  DeliveryEvent,
  DeliveryState,
  FactKind,
  OpenQuestion,
  StatusCode,
} from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import type { DeliveryCase } from '../../store/delivery-case.js';
import type { NewFact } from '../../store/new-rows.js';
import { nameOf } from '../actor.js';
import { waitedSince } from '../waited-since.js';

interface Answering {
  readonly caller: Caller;
  readonly found: DeliveryCase;
  readonly request: Pick<HeardBy<typeof question>, 'description'> & { readonly status: StatusCode };
  readonly at: Date;
}

/** What a change of state is told as. */
export function factOfEvent(
  answering: Answering,
  event: DeliveryEvent,
  { from, closes }: { from: DeliveryState; closes: readonly OpenQuestion[] },
): NewFact {
  const { found, at } = answering;
  const { description: reason } = answering.request;
  switch (event) {
    case 'deliver':
      return about(answering, 'delivery.delivered', {
        confirmedBy: 'status',
        waitedMs: waitedSince(found.created_at, at),
      });
    case 'acknowledge':
      // Both at once where nobody had confirmed it.
      return about(answering, 'delivery.acknowledged', {
        waitedMs: found.state === 'delivered' ? waitedSince(found.since, at) : 0,
      });
    case 'refuse':
      return about(answering, from === 'acknowledged' ? 'delivery.returned' : 'delivery.refused', { reason });
    case 'withdraw':
      return about(answering, closes[0]?.kind === 'revocation' ? 'delivery.revoked' : 'delivery.withdrawn');
    case 'expire':
    case 'give-up':
      throw new Error(`An answer never leads to "${event}".`);
  }
}

/**
 * The answer itself, in the recipient's words; a 15 or 16 is told as the answer to what was asked. What a change of state
 * has told already is not told twice.
 */
export function factsOfReply(
  answering: Answering,
  { closes, leavesOpen, events }: Extract<AnswerJudgement, { outcome: 'counts' }>,
): NewFact[] {
  const { status, description } = answering.request;
  const question = leavesOpen ?? closes[0];
  if (question) return [factOfQuestion(answering, question)];
  const told = (status === '02' && events.includes('refuse')) || (status === '03' && events.includes('acknowledge'));
  // Beside a refusal the description stands as its reason; beside an acknowledgement there is no place for it.
  if (told && (status === '02' || !description)) return [];
  return [about(answering, 'delivery.answered', { status, description })];
}

function factOfQuestion(answering: Answering, { id, kind }: OpenQuestion): NewFact {
  const { status, description: reason } = answering.request;
  const agreed = status === '15';
  const params = { question: id, reason };
  switch (kind) {
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
