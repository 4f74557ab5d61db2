import {
  type DeadLetter,
  frozenDocument,
  type FrozenDocument,
  listDeadLetters,
  operatedDelivery,
  type OperatedDelivery,
  redirectDelivery,
  type Waiting,
} from '@edoc-axis/contracts';
import type { z } from 'zod';
import type { DoorRequest } from './door.js';

interface Calls {
  get<Shape extends z.ZodType>(shape: Shape, path: string, query?: DoorRequest['query']): Promise<z.output<Shape>>;
  post<Shape extends z.ZodType>(shape: Shape, path: string, body: unknown): Promise<z.output<Shape>>;
}

/** What administrators do with deliveries that do not arrive by themselves. */
export function operatingCalls({ get, post }: Calls) {
  const ofDelivery = (delivery: string, act: string) => `/v1/deliveries/${encodeURIComponent(delivery)}/${act}`;
  return {
    /** What expired or could not be delivered, once more. */
    redeliver(delivery: string, reason: string): Promise<OperatedDelivery> {
      return post(operatedDelivery, ofDelivery(delivery, 'redeliver'), { reason });
    },
    /** To a successor of a closed agency. Mostly a second person has to approve it: then the proposal is the answer. */
    redirect(
      delivery: string,
      wanted: { readonly target: string; readonly reason: string },
    ): Promise<OperatedDelivery | Waiting> {
      return post(redirectDelivery.reply, ofDelivery(delivery, 'redirect'), wanted);
    },
    /** What waits in vain becomes undeliverable. */
    close(delivery: string, reason: string): Promise<OperatedDelivery> {
      return post(operatedDelivery, ofDelivery(delivery, 'close'), { reason });
    },
    /** What ended in vain was looked at, and is not sent again. */
    settle(delivery: string, reason: string): Promise<OperatedDelivery> {
      return post(operatedDelivery, ofDelivery(delivery, 'settle'), { reason });
    },
    /** Its document is handed over to nobody until two administrators let it go on. */
    freeze(delivery: string, reason: string): Promise<FrozenDocument> {
      return post(frozenDocument, ofDelivery(delivery, 'freeze'), { reason });
    },
    /** A page of what ended in vain and nobody has dealt with. */
    deadLetters(
      wanted: { under?: string; carries?: 'document' | 'status'; after?: string; limit?: number } = {},
    ): Promise<{ deadLetters: DeadLetter[]; next?: string }> {
      return get(listDeadLetters.reply, '/v1/dead-letters', wanted);
    },
  };
}
