import { wireProblem } from '@edoc-axis/contracts';
import { CataloguedError, type ErrorCode, isErrorCode } from '@edoc-axis/domain';
import { z } from 'zod';

/** What surrounds a question on its way. */
export const envelope = z.object({
  occurrence: z.string().min(1).max(100),
  /** The caller's proof, as it came from outside: never the asking process' own word. */
  caller: z.string().max(8_192).optional(),
  /** The caller's network address. */
  address: z.string().max(64).optional(),
  /** What the caller's program says of itself. */
  program: z.string().max(200).optional(),
  body: z.unknown(),
});
export type Envelope = z.output<typeof envelope>;

/** An answer is wrapped, so that "nothing" is an answer too. */
export interface WireReply {
  readonly reply: unknown;
}

/** An error on its way: what its receiver needs to make it anew, and nothing of its cause, detail or stack. */
export interface WireProblem {
  readonly problem: {
    readonly code: ErrorCode;
    readonly params: Readonly<Record<string, unknown>>;
    readonly occurrence?: string;
  };
}

export function toWire({ code, params, occurrence }: CataloguedError): WireProblem {
  return { problem: { code, params, occurrence } };
}

/** Undefined when what came is no problem of ours. A code only a newer process knows becomes `axis.internal-error`. */
export function fromWire(received: unknown): CataloguedError | undefined {
  const read = wireProblem.safeParse(received);
  if (!read.success) return undefined;
  const { code, params, occurrence } = read.data.problem;
  if (isErrorCode(code)) return new CataloguedError(code, params, { occurrence });
  return new CataloguedError('axis.internal-error', { occurrence }, { occurrence, detail: `unknown code ${code}` });
}
