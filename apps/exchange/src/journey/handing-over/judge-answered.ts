import { sha256 } from '@edoc-axis/contracts';
import type { ErrorCode } from '@edoc-axis/domain';
import { z } from 'zod';
import type { Answered } from './parcel.js';

export type AnswerJudgement =
  | { readonly outcome: 'confirmed'; readonly packetSha256: string }
  | { readonly outcome: 'awaited' }
  | {
      readonly outcome: 'failed';
      readonly code: ErrorCode;
      readonly params: Readonly<Record<string, unknown>>;
      /** It will not take this packet, whenever it is asked; it is there, and takes others. */
      readonly definite: boolean;
    };

const confirmation = z.object({ packetSha256: sha256 });

/**
 * What refuses everybody, or for now, says nothing of the packet: who is not let in (401, 403, 407), is at the wrong place
 * (404, 405, 421), or is to come later (408, 409, 425, 429).
 */
const saysNothingOfThePacket: ReadonlySet<number> = new Set([401, 403, 404, 405, 407, 408, 409, 421, 425, 429]);

/** What an answer means for the packet that was brought. */
export function judgeAnswered({ httpStatus, body }: Answered): AnswerJudgement {
  if (httpStatus === 202) return { outcome: 'awaited' };
  if (httpStatus >= 200 && httpStatus < 300) return readConfirmation(body);
  if (httpStatus >= 300 && httpStatus < 400) return failed('destination.redirected', { httpStatus });
  const definite = httpStatus >= 400 && httpStatus < 500 && !saysNothingOfThePacket.has(httpStatus);
  return failed('destination.answered-status', { httpStatus }, definite);
}

function readConfirmation(body: string): AnswerJudgement {
  let said: unknown;
  try {
    said = JSON.parse(body);
  } catch {
    return failed('destination.answer-unreadable', {});
  }
  const read = confirmation.safeParse(said);
  if (!read.success) return failed('destination.answer-unreadable', {});
  return { outcome: 'confirmed', packetSha256: read.data.packetSha256 };
}

function failed(code: ErrorCode, params: Readonly<Record<string, unknown>>, definite = false): AnswerJudgement {
  return { outcome: 'failed', code, params, definite };
}
