import { CataloguedError, type Caller } from '@edoc-axis/domain';
import { type PartyStatement, verifyPartySignature } from '@edoc-axis/evidence';
import { signingKeysInForce } from '../../keys-in-force.js';
import type { Statement } from '../issue-receipt.js';
import type { ExchangePorts } from '../ports.js';

/**
 * What the recipient signed itself beside its call, if it did: made with a key its system is registered with, over
 * exactly what the call says.
 * @returns what the receipt carries: their word with the key it was made with, so that it can be checked without us
 * @throws CataloguedError `answer.signature-invalid`
 */
export function demandPartySignature(
  { directory, clock }: Pick<ExchangePorts, 'directory' | 'clock'>,
  caller: Caller,
  signature: string | undefined,
  said: Omit<PartyStatement, 'iss' | 'iat'>,
): Statement['said'] {
  if (signature === undefined) return undefined;
  if (caller.kind !== 'system') throw new CataloguedError('answer.signature-invalid');
  const keys = signingKeysInForce(directory, caller.system, clock.now());
  const judgement = verifyPartySignature(signature, { keys, expected: { iss: caller.system, ...said } });
  if (judgement.verdict !== 'valid') throw new CataloguedError(judgement.code);
  return { jws: signature, key: judgement.key };
}
