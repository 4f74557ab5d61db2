import type { ProcessRole, Question } from '@edoc-axis/contracts';
import { CataloguedError, type Grant } from '@edoc-axis/domain';

/** On whose behalf something is asked, as the verified caller token says. What it may do is decided where the data lies. */
export type Caller = ProgramCaller | PersonCaller;

export interface ProgramCaller {
  readonly kind: 'system' | 'operator';
  /** The system's name, or the operator. */
  readonly id: string;
  readonly scopes: readonly string[];
  readonly issuedAt: Date;
}

export interface PersonCaller {
  readonly kind: 'person';
  /** The name the person signs in with. */
  readonly id: string;
  readonly grants: readonly Grant[];
  /** The session the token was given for: the registry, which keeps it, asks whether it goes on. */
  readonly session: string;
}

/**
 * Verifies a caller token. One that ended since counts where an admission says that its bearer was let in before: see
 * `signAdmission`.
 * @throws CataloguedError `caller.token-invalid`, `caller.token-expired`
 */
export type CallerVerifier = (token: string, admission?: string) => Caller | Promise<Caller>;

/** Under this token a process' module provides its `CallerVerifier`. */
export const callerVerifierToken = Symbol('caller verifier');

/** The process at the other end, as its transport certificate says; what it says of itself counts for nothing. */
export interface Peer {
  readonly role: ProcessRole;
  /** SHA-256 of the certificate's DER, lower-case hex. */
  readonly certificate: string;
}

/**
 * Says who of those whose role may ask is not heard all the same, whatever it asks.
 * @throws CataloguedError why not
 */
export type PeerGuard = (peer: Peer) => void;

/** Under this token a process' module may provide its `PeerGuard`. */
export const peerGuardToken = Symbol('peer guard');

/** Told what became of every question whose caller is known, after it was answered or refused. */
export interface AnswerWitness {
  answered(question: Question, asked: Asked, reply: unknown): void;
  refused(question: Question, asked: Asked, error: unknown): void;
}

/** Under this token a process' module may provide its `AnswerWitness`. */
export const answerWitnessToken = Symbol('answer witness');

/** What the answering method is told beside the body. */
export interface Asked {
  /** There when the question requires one; see `callerOf`. */
  readonly caller?: Caller;
  /** The caller's token as it came: a process that asks another one hands on the proof, not its own word. */
  readonly token?: string;
  readonly askedBy: ProcessRole;
  /** SHA-256 of the transport certificate of the process that asks: which gateway, where there are several. */
  readonly certificate: string;
  readonly occurrence: string;
  /** Where the caller calls from, as the gateway saw it: this and its program are all of a caller that is the gateway's word. */
  readonly address?: string;
  /** What the caller's program says of itself. */
  readonly program?: string;
}

/** The caller of a question that requires one. */
export function callerOf(asked: Asked): Caller {
  if (!asked.caller) throw new CataloguedError('caller.token-missing');
  return asked.caller;
}
