import type { HeardBy, Question, ReplyOf, Waiting } from '@edoc-axis/contracts';
import { demand, mayAdministerFor } from '@edoc-axis/domain';
import type { Asked } from '@edoc-axis/platform';
import { actOf, callerIn } from '../administrative-act.js';
import type { RegistryPorts } from '../ports.js';
import type { GraveAct } from './grave-act.js';
import { propose } from './propose.js';
import { areTwoNeeded } from './two-persons.js';
import { MustWait, unlessItWaits } from './unless-it-waits.js';

/**
 * Does what an administrator asks for, or keeps it for a second one. What would be refused is refused at once, and what is
 * done already is answered: it is tried before it is kept, and taken back.
 * @throws CataloguedError when the caller may not, and what the act throws
 */
export async function performAct<Q extends Question>(
  grave: GraveAct<Q>,
  wanted: HeardBy<Q>,
  asked: Asked,
  ports: RegistryPorts,
): Promise<ReplyOf<Q> | Waiting> {
  const caller = await callerIn(asked, ports);
  const exchange = ports.exchangeFor(asked);
  const concern = await grave.concerns(wanted, ports.store.reader, exchange);
  const { agencies, reason } = concern;
  demand(mayAdministerFor(caller, agencies));
  const act = actOf(asked, grave.question, ports.clock, { agencies, reason });
  const store = unlessItWaits(
    ports.store,
    async (writer) =>
      (await areTwoNeeded(ports.twoPersons, writer.proposals)) && (await grave.needsTwo(wanted, writer, ports)),
  );
  try {
    return await grave.perform(wanted, act, { ...ports, exchange, store });
  } catch (error) {
    if (error instanceof MustWait)
      return { proposal: await propose(grave.question, wanted, concern, caller, act, ports.store) };
    throw error;
  }
}
