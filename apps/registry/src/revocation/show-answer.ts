import { type HeardBy, listPartBytesMax, type ReplyOf, type revocationAnswer as question } from '@edoc-axis/contracts';
import type { RegistryStore } from '../store/registry-store.js';

/** An answer as it came, or as much of it as a message carries. */
export async function showAnswer(
  { sha256, from }: HeardBy<typeof question>,
  { store }: { readonly store: RegistryStore },
): Promise<ReplyOf<typeof question>> {
  const found = await store.revocations.answerPart(sha256, from, listPartBytesMax);
  if (!found) return {};
  const { kind, responder, receivedAt, bytesInAll, part } = found;
  const known = { kind, responder, receivedAt: receivedAt.toISOString(), bytesInAll };
  return { answer: { ...known, part: part.toString('base64') } };
}
