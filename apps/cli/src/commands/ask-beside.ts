import type { KeyObject } from 'node:crypto';
import { signAssertion } from '@edoc-axis/client';
import { issueToken, type Question, type ReplyOf, type RequestOf } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { type Asker, createAsker, operatorName } from '@edoc-axis/platform';
import { rememberedAddress } from '@edoc-axis/platform/home';
import type { CommandContext } from './command.js';
import { operatorKeys } from './operator-keys.js';

/**
 * Asks a process of this machine's axis itself, with the operator's own certificate: what is to be known or decided about
 * a gateway is not asked through it, and the operator's token does not pass it either.
 * @throws CataloguedError `home.missing`, `process.unreachable`, and what the process says
 */
export async function askBeside<Q extends Question>(
  { settings }: CommandContext,
  question: Q,
  request: RequestOf<Q>,
): Promise<ReplyOf<Q>> {
  const { transport, operatorKey } = operatorKeys(settings);
  const address = rememberedAddress(settings.home);
  if (!address) throw new CataloguedError('process.unreachable', { process: question.answeredBy });
  const asker = createAsker({ keys: transport, ports: address.ports });
  try {
    const caller = question.caller === 'required' ? await tokenOf(operatorKey, address.url, asker) : undefined;
    return await asker.ask(question, request, { caller });
  } finally {
    await asker.close();
  }
}

async function tokenOf(operatorKey: KeyObject, url: string, asker: Asker): Promise<string> {
  const keyPem = operatorKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const audience = `${url}/oauth/token`;
  const assertion = await signAssertion({ name: operatorName, keyPem }, audience);
  return (await asker.ask(issueToken, { assertion, audience })).accessToken;
}
