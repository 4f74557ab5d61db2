import {
  type HeardBy,
  listPartBytesMax,
  type openRevocationAnswer as question,
  type ReplyOf,
} from '@edoc-axis/contracts';
import { type Caller, CataloguedError } from '@edoc-axis/domain';
import type { ExchangePorts } from '../journey/index.js';
import { visibleDocument } from '../journey/parts.js';
import { answerPart } from '../store/revocation-answers.js';

/**
 * An answer that a document rests on, as it came from its CA, or as much of it as a message carries. Permissions as for
 * `showDocument`.
 * @throws CataloguedError `document.revocation-answer-unknown`, `document.unknown`, `caller.scope-missing`
 */
export async function openAnswer(
  ports: Pick<ExchangePorts, 'database' | 'clock'>,
  caller: Caller,
  { document, sha256, from }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  const { packet } = await visibleDocument(ports, caller, document);
  const found = await answerPart(ports.database, { packet, sha256, from, bytesMax: listPartBytesMax });
  if (!found) throw new CataloguedError('document.revocation-answer-unknown', { document, answer: sha256 });
  return { kind: found.kind, bytesInAll: found.bytes_in_all, part: found.part.toString('base64') };
}
