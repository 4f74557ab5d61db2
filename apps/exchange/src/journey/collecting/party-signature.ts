import { CataloguedError, type Caller } from '@edoc-axis/domain';
import { type PartyStatement, verifyPartySignature } from '@edoc-axis/evidence';
import type { Directory } from '@edoc-axis/platform';

/**
 * What the recipient signed itself beside its call, if it did: made with a key its system is registered with, over
 * exactly what the call says.
 * @throws CataloguedError `answer.signature-invalid`
 */
export function demandPartySignature(
  directory: Directory,
  caller: Caller,
  signature: string | undefined,
  said: Omit<PartyStatement, 'iss' | 'iat'>,
): void {
  if (signature === undefined) return;
  if (caller.kind !== 'system') throw new CataloguedError('answer.signature-invalid');
  const keys = directory.system(caller.system)?.keys ?? [];
  const judgement = verifyPartySignature(signature, { keys, expected: { iss: caller.system, ...said } });
  if (judgement.verdict !== 'valid') throw new CataloguedError(judgement.code);
}
