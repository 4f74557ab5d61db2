import type { HeardBy, ReplyOf, systemsSeen as question } from '@edoc-axis/contracts';
import { type Caller, demand, mayInspectFor } from '@edoc-axis/domain';
import type { ConnectionPorts } from './check-connections.js';

/** Whether the systems live, as far as the exchange has seen them; of each for who may see what concerns all it serves. */
export async function systemsSeen(
  { seen, directory }: Pick<ConnectionPorts, 'seen' | 'directory'>,
  caller: Caller,
  { systems }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  for (const system of systems) {
    const agencies = directory.servedBy(system).map(({ agency }) => agency);
    demand(mayInspectFor(caller, agencies));
  }
  return { seen: await seen.among(systems) };
}
