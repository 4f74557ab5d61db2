import type { SentenceParams } from '@edoc-axis/domain';

/** A fact as deadlines and notices are concluded from it. */
export interface FollowedFact {
  readonly position: number;
  readonly id: string;
  readonly kind: string;
  readonly at: Date;
  readonly by: string;
  readonly document: string;
  readonly delivery?: string;
  /** Who sent the document. */
  readonly sender?: string;
  readonly params: SentenceParams;
  readonly receipt?: string;
  /** Of an acceptance: for whom; absent where too many to be named. */
  readonly recipients?: readonly string[];
  /** What its first fact says of the document. */
  readonly first: SentenceParams;
  /** Whoever did it is known to say what becomes of documents. */
  readonly answers: boolean;
}
