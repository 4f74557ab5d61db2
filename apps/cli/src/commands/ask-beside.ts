import type { Question, ReplyOf, RequestOf } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { createAsker } from '@edoc-axis/platform';
import { rememberedAddress } from '@edoc-axis/platform/home';
import type { CommandContext } from './command.js';
import { operatorKeys } from './operator-keys.js';

/**
 * Asks a process of this machine's axis itself, with the operator's own certificate: what is to be known or decided about
 * a gateway is not asked through it.
 * @throws CataloguedError `home.missing`, `process.unreachable`, and what the process says
 */
export async function askBeside<Q extends Question>(
  { settings }: CommandContext,
  question: Q,
  request: RequestOf<Q>,
): Promise<ReplyOf<Q>> {
  const { transport } = operatorKeys(settings);
  const address = rememberedAddress(settings.home);
  if (!address) throw new CataloguedError('process.unreachable', { process: question.answeredBy });
  const asker = createAsker({ keys: transport, ports: address.ports });
  try {
    return await asker.ask(question, request);
  } finally {
    await asker.close();
  }
}
