import type { HeardBy, Question, ReplyOf, Waiting } from '@edoc-axis/contracts';
import { demand, mayRequest } from '@edoc-axis/domain';
import type { Asked } from '@edoc-axis/platform';
import { actOf, callerIn } from '../administrative-act.js';
import type { RegistryPorts } from '../ports.js';
import type { GraveAct } from './grave-act.js';
import { keepRequest } from './propose.js';
import { MustWait, unlessItWaits } from './unless-it-waits.js';

/**
 * Keeps what a system asks for until an administrator decides, whoever asks: of a door whose calls sign no body nobody
 * knows more than that. What would be refused is refused at once, and what is done already is answered: it is tried first,
 * and taken back.
 * @throws CataloguedError `caller.system-needed`, `caller.scope-missing`, `approval.requests-waiting`, and what the act throws
 */
export async function fileRequest<Q extends Question>(
  grave: GraveAct<Q>,
  wanted: HeardBy<Q>,
  asked: Asked,
  ports: RegistryPorts,
): Promise<ReplyOf<Q> | Waiting> {
  demand(mayRequest(await callerIn(asked, ports)));
  const exchange = ports.exchangeFor(asked);
  const concern = await grave.concerns(wanted, ports.store.reader, exchange);
  const act = actOf(asked, grave.question, ports.clock, { agencies: concern.agencies });
  const store = unlessItWaits(ports.store, () => Promise.resolve(true));
  try {
    return await grave.perform(wanted, act, { ...ports, exchange, store });
  } catch (error) {
    if (error instanceof MustWait)
      return { proposal: await keepRequest(grave.question, wanted, concern, act, ports.store) };
    throw error;
  }
}
