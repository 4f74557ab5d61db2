import type { ProcessRole } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';

/** On whose behalf something is asked, as the verified caller token says. What it may do is decided where the data lies. */
export interface Caller {
  readonly kind: 'system' | 'person' | 'operator';
  /** The system's name, the person's id, or the operator. */
  readonly id: string;
  readonly scopes: readonly string[];
}

/**
 * Verifies a caller token.
 * @throws CataloguedError `caller.token-invalid`, `caller.token-expired`
 */
export type CallerVerifier = (token: string) => Caller | Promise<Caller>;

/** Under this token a process' module provides its `CallerVerifier`. */
export const callerVerifierToken = Symbol('caller verifier');

/** What the answering method is told beside the body. */
export interface Asked {
  /** There when the question requires one; see `callerOf`. */
  readonly caller?: Caller;
  readonly askedBy: ProcessRole;
  readonly occurrence: string;
}

/** The caller of a question that requires one. */
export function callerOf(asked: Asked): Caller {
  if (!asked.caller) throw new CataloguedError('caller.token-missing');
  return asked.caller;
}
