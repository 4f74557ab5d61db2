import type { HeardBy, Question, ReplyOf, Waiting } from '@edoc-axis/contracts';
import { demand, mayAdministerFor } from '@edoc-axis/domain';
import type { Asked } from '@edoc-axis/platform';
import { actOf, callerIn } from '../administrative-act.js';
import type { RegistryPorts } from '../ports.js';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct } from '../store/registry-writer.js';
import type { GraveAct } from './grave-act.js';
import { propose } from './propose.js';
import { areTwoNeeded } from './two-persons.js';

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
  try {
    return await grave.perform(wanted, act, { ...ports, exchange, store: unlessTwo(grave, wanted, ports) });
  } catch (error) {
    if (error instanceof NeedsTwo)
      return { proposal: await propose(grave.question, wanted, concern, caller, act, ports.store) };
    throw error;
  }
}

/** Takes back what an act has changed when it turns out to need two: looked at last, so that nothing comes in between. */
function unlessTwo<Q extends Question>(grave: GraveAct<Q>, wanted: HeardBy<Q>, ports: RegistryPorts): RegistryStore {
  const { store, twoPersons } = ports;
  return {
    ...store,
    write: <T>(act: AdministrativeAct, work: Parameters<RegistryStore['write']>[1]) =>
      store.write(act, async (writer) => {
        const areTwo = await areTwoNeeded(twoPersons, writer.proposals);
        const needsTwo = areTwo && (await grave.needsTwo(wanted, writer, ports));
        const result = await work(writer);
        if (needsTwo && writer.hasWritten) throw new NeedsTwo();
        return result as T;
      }),
  };
}

class NeedsTwo extends Error {}
