/** An RFC 9457 problem as the axis sends it. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title?: string;
  readonly detail?: string;
  readonly sentence?: { readonly vi: string; readonly en: string };
  readonly occurrence?: string;
  readonly retry?: 'never' | 'later';
  readonly [member: string]: unknown;
}

/** The axis answered, and the answer is no. `problem.code` says why to programs, `problem.sentence` to people. */
export class AxisRefusal extends Error {
  override readonly name = 'AxisRefusal';

  constructor(readonly problem: Problem) {
    super(problem.sentence?.en ?? problem.detail ?? problem.title ?? problem.code);
  }
}

/** No answer: the axis is down, the line is, or the address is wrong. What was asked may or may not have happened; asking again is safe. */
export class AxisUnreachable extends Error {
  override readonly name = 'AxisUnreachable';

  constructor(
    readonly url: string,
    options: { cause: unknown },
  ) {
    super(`No answer from ${url}.`, options);
  }

  /** In the system's words, such as ECONNREFUSED or the fault of a certificate. */
  get reason(): string | undefined {
    const { code } = this.cause as { code?: unknown };
    return typeof code === 'string' ? code : undefined;
  }
}
