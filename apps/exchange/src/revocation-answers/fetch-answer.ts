import { revocationAnswer } from '@edoc-axis/contracts';
import type { Asker } from '@edoc-axis/platform';
import { fingerprintOf, revocationListBytesMax } from '@edoc-axis/signature';
import type { FetchedAnswer } from '../store/revocation-answers.js';

/** An answer, part by part; undefined where the registry does not have it, or something else under its name. */
export async function fetchAnswer(sha256: string, asker: Asker): Promise<FetchedAnswer | undefined> {
  const parts: Buffer[] = [];
  let from = 0;
  for (;;) {
    const { answer } = await asker.ask(revocationAnswer, { sha256, from });
    if (!answer || answer.bytesInAll > revocationListBytesMax) return undefined;
    const part = Buffer.from(answer.part, 'base64');
    parts.push(part);
    from += part.length;
    if (part.length > 0 && from < answer.bytesInAll) continue;
    const bytes = Buffer.concat(parts);
    if (fingerprintOf(bytes) !== sha256) return undefined;
    const { kind, responder, receivedAt } = answer;
    return { sha256, kind, responder, receivedAt: new Date(receivedAt), bytes };
  }
}
