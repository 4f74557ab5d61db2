import type { IncomingHttpHeaders } from 'node:http';
import type { paths } from '../src/api/v1.js';

export interface Asked {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly headers: IncomingHttpHeaders;
}

export interface Answering {
  readonly method: string;
  readonly pattern: RegExp;
  readonly answer: (asked: Asked) => unknown;
}

export class FakeRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, detail: string) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What a real axis answers a call with: what is made up here is held against the API's own description. */
type AnswerOf<Path extends keyof paths, Way extends Method> = paths[Path][Way] extends { responses: infer Answers }
  ? {
      [Status in keyof Answers]: Answers[Status] extends { content: { 'application/json': infer Body } } ? Body : never;
    }[keyof Answers]
  : never;

/** Answers one call of the API. */
export function on<Path extends keyof paths, Way extends Method>(
  method: Way,
  path: Path,
  answer: (asked: Asked) => AnswerOf<Path, Way>,
): Answering {
  const pattern = String(path).replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return { method: method.toUpperCase(), pattern: new RegExp(`^${pattern}$`), answer };
}

export function answeringTo(
  answers: readonly Answering[],
  method: string,
  path: string,
): { answering: Answering; parameters: Record<string, string> } | undefined {
  for (const answering of answers) {
    const match = answering.method === method ? answering.pattern.exec(path) : null;
    if (!match) continue;
    const named = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
    return { answering, parameters: Object.fromEntries(named) };
  }
  return undefined;
}
