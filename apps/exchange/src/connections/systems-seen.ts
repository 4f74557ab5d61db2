import type { HeardBy, ReplyOf, systemsSeen as question } from '@edoc-axis/contracts';
import { type Caller, demand, mayAdminister } from '@edoc-axis/domain';
import type { SeenSystems } from './seen-systems.js';

/** Whether the systems live, as far as the exchange has seen them. */
export async function systemsSeen(
  { seen }: { readonly seen: SeenSystems },
  caller: Caller,
  { systems }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  demand(mayAdminister(caller));
  return { seen: await seen.among(systems) };
}
