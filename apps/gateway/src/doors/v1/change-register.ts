import { followDirectory, type Question, type ReplyOf, type RequestOf } from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { Asker } from '../../ports.js';

/**
 * A change of the register, in force when its answer comes: the exchange is told to follow. When it cannot be told, it
 * follows by itself a moment later.
 */
export async function changeRegister<Q extends Question>(
  asker: Asker,
  question: Q,
  request: RequestOf<Q>,
  by: AskedFor,
): Promise<ReplyOf<Q>> {
  const reply = await asker.ask(question, request, by);
  await tellToFollow(asker, by);
  return reply;
}

/** The exchange takes what the registry has published by now, if it can be told. */
export async function tellToFollow(asker: Asker, { occurrence }: AskedFor): Promise<void> {
  await asker.ask(followDirectory, {}, { occurrence }).catch(() => undefined);
}
