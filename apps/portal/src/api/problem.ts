import type { components } from './v1.js';
import { language } from '../words/language.js';
import { callWords } from './call.words.js';

type WrittenProblem = Partial<components['schemas']['Problem']>;

/** A refusal of the axis, or that it could not be reached: what people see of it is `sentence`, and `occurrence` finds it in the log. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly occurrence?: string;
  /** Trying the same again may help. */
  readonly mayPass: boolean;
  readonly written: WrittenProblem;

  constructor(status: number, written: WrittenProblem, occurrence?: string) {
    super(written.detail ?? written.title ?? written.code ?? String(status));
    this.status = status;
    this.written = written;
    this.code = written.code ?? (status === 0 ? 'page.offline' : 'page.not-understood');
    this.occurrence = written.occurrence ?? occurrence;
    this.mayPass = written.retry === 'later' || status === 0;
  }

  get sentence(): string {
    const { problemUnknown, offline } = callWords[language.value];
    if (this.status === 0) return offline;
    return this.written.detail ?? this.written.title ?? problemUnknown(this.status);
  }
}

export function isOffline(error: unknown): boolean {
  return error instanceof Problem && error.status === 0;
}

/** Never throws: what is not a problem of ours is told as one that was not understood. */
export async function problemIn(response: Response): Promise<Problem> {
  const occurrence = response.headers.get('x-request-id') ?? undefined;
  try {
    return new Problem(response.status, (await response.json()) as WrittenProblem, occurrence);
  } catch {
    return new Problem(response.status, {}, occurrence);
  }
}
