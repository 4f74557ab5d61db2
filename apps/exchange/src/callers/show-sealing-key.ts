import { createPublicKey, type KeyObject } from 'node:crypto';
import type { ReplyOf, sealingKey as question } from '@edoc-axis/contracts';
import { type Caller, demand, maySealSecrets } from '@edoc-axis/domain';
import { calculateJwkThumbprint } from 'jose';

/**
 * The public half of the newest key that opens secrets: read with each question, so that a rotation is followed without being
 * told of. It may be newer than what lies in `public/`, where a rotation has not come to its end; it opens all the same.
 * @throws CataloguedError `caller.…`; `home.…` when the file is no longer what it was at the start
 */
export async function showSealingKey(
  { secretsKeys }: { readonly secretsKeys: () => readonly KeyObject[] },
  caller: Caller,
): Promise<ReplyOf<typeof question>> {
  demand(maySealSecrets(caller));
  const [newest] = secretsKeys();
  if (!newest) throw new Error('There is no key that opens secrets.');
  const { x, y } = createPublicKey(newest).export({ format: 'jwk' }) as { x: string; y: string };
  const jwk = { kty: 'EC', crv: 'P-256', x, y } as const;
  return { kid: await calculateJwkThumbprint(jwk), jwk };
}
