import { type ErrorCode, type FactKind, transition } from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import type { DeliveryCase } from '../store/delivery-case.js';
import type { NewFact } from '../store/new-rows.js';
import { type Outcome, recordOutcome } from '../store/record-outcome.js';
import { aboutDelivery } from './delivery-statement.js';
import { issueReceipt, type Statement } from './issue-receipt.js';
import type { ExchangePorts } from './ports.js';

type Ports = Pick<ExchangePorts, 'database' | 'clock' | 'epoch' | 'axis' | 'receiptKey'>;

/** Why trying again cannot cure it: what the axis found, or what an administrator decided. */
export type GivingUp =
  | {
      readonly failure: 'recipient-system-fails' | 'bad-recipient';
      readonly problem: { readonly code: ErrorCode; readonly params: Readonly<Record<string, unknown>> };
    }
  | {
      readonly failure: 'closed-by-operator' | 'redirected-by-operator';
      readonly by: string;
      readonly text: string;
      /** Where it is to go instead. */
      readonly target?: string;
    };

/** What is to be written, its receipt signed; and the delivery as it is once that was written. */
export interface GivenUp {
  readonly outcome: Outcome;
  readonly ended: DeliveryCase;
}

/**
 * A delivery that waits ends as one that could not be delivered. Nothing is written yet: what is signed is signed before
 * anybody is kept waiting.
 * @throws CataloguedError `delivery.already-final`, `delivery.event-not-allowed`
 */
export function composeGivingUp(
  ports: Pick<Ports, 'axis' | 'receiptKey'>,
  found: DeliveryCase,
  why: GivingUp,
  at: Date,
): GivenUp {
  const { to: state, receipt: event } = transition(found.state, 'give-up', found.carries);
  const { by, receiptReason, kind, params, reason } = sayingOf(why);
  const receipt = issueReceipt(ports, { event, ...aboutDelivery(found), reason: receiptReason, at, by });
  const { recipient, document, id: delivery } = found;
  const told = { recipient, ...params };
  const fact: NewFact = { id: newId(), kind, at, by, document, delivery, params: told, receipt: receipt.id };
  const outcome = { delivery: found, state, at, reason, facts: [fact], receipts: [receipt] };
  return { outcome, ended: { ...found, state, reason, since: at, version: found.version + 1 } };
}

/**
 * The same, written down.
 * @returns it as it is then; undefined when somebody was quicker
 */
export async function giveUpDelivery(
  ports: Ports,
  found: DeliveryCase,
  why: GivingUp,
): Promise<DeliveryCase | undefined> {
  const givenUp = composeGivingUp(ports, found, why, ports.clock.now());
  return (await recordOutcome(ports.database, ports.epoch, givenUp.outcome)) ? givenUp.ended : undefined;
}

interface Saying {
  readonly by: string;
  readonly receiptReason: Statement['reason'];
  readonly kind: FactKind;
  /** Of the fact, beside the recipient. */
  readonly params: object;
  /** Kept with the delivery. */
  readonly reason: object;
}

function sayingOf(why: GivingUp): Saying {
  const { failure } = why;
  switch (failure) {
    case 'recipient-system-fails': {
      const { problem } = why;
      return {
        ...{ by: 'axis', receiptReason: { code: failure, params: { problem } }, reason: { failure, ...problem } },
        ...{ kind: 'delivery.undeliverable', params: { failure } },
      };
    }
    case 'bad-recipient': {
      const { problem } = why;
      return {
        ...{ by: 'axis', receiptReason: { code: failure, params: problem }, reason: { failure, ...problem } },
        ...{ kind: 'delivery.bad-recipient', params: { reason: problem } },
      };
    }
    case 'closed-by-operator':
    case 'redirected-by-operator': {
      const { by, text, target } = why;
      const params = target === undefined ? undefined : { target };
      return {
        ...{ by, receiptReason: { code: failure, params, text }, reason: { failure, by, text, target } },
        kind: failure === 'closed-by-operator' ? 'delivery.closed-by-operator' : 'delivery.redirected',
        params: { target, reason: text },
      };
    }
  }
}
