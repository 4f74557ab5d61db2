import type { DeliveryState } from '../words/delivery-state.js';
import { type ErrorCode, isErrorCode } from '../errors/catalogue.js';
import type { ConnectionProblem } from './judge-connection.js';

/** The delivery of a test document, as far as it says whether it arrived. */
export interface TestedDelivery {
  readonly state: DeliveryState;
  readonly since: Date;
  readonly createdAt: Date;
  readonly fetchedAt?: Date;
  /** Why it was refused, or why it could not be delivered. */
  readonly reason?: {
    readonly text?: string;
    readonly code?: string;
    readonly params?: Readonly<Record<string, unknown>>;
  };
}

/**
 * Why a test document did not arrive; undefined when its recipient's system confirmed it. A refusal is told, too: who refuses
 * a test would refuse more than that.
 * @param delivery undefined where nothing was sent yet
 */
export function judgeTest(delivery: TestedDelivery | undefined): ConnectionProblem | undefined {
  if (!delivery) return { code: 'connection.test-not-sent', params: {} };
  const { state, since, createdAt, fetchedAt, reason = {} } = delivery;
  switch (state) {
    case 'delivered':
    case 'acknowledged':
      return undefined;
    case 'refused':
      return { code: 'connection.test-refused', params: { refusedAt: since.toISOString(), reason: reason.text } };
    case 'undeliverable':
      return { code: knownCode(reason.code), params: reason.params ?? {} };
    case 'pending':
    case 'withdrawn':
    case 'expired':
      return fetchedAt
        ? { code: 'connection.test-not-confirmed', params: { fetchedAt: fetchedAt.toISOString() } }
        : { code: 'connection.test-not-fetched', params: { sentAt: createdAt.toISOString() } };
  }
}

function knownCode(code: string | undefined): ErrorCode {
  return isErrorCode(code) ? code : 'connection.test-not-sent';
}
