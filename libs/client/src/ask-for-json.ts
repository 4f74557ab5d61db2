import { request } from 'undici';
import { AxisUnreachable } from './axis-refusal.js';
import { answerBytesMax, notUnderstood, parseJson, readText, silenceMsMax } from './door.js';

export interface JsonRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/** How long it may stay silent, and how much of it is read. Tests have less patience. */
export interface Patience {
  readonly silenceMsMax: number;
  readonly answerBytesMax: number;
}

const ordinary: Patience = { silenceMsMax, answerBytesMax };

export interface JsonAnswer {
  /** Undefined for anything else than JSON, and for more than any axis answers. */
  readonly said: unknown;
  /** What is to be thrown where it is none of the interface's shapes: a proxy's page, say. */
  notUnderstood(): Error;
}

/**
 * One request of an interface that says in its JSON, and not by its HTTP status, whether the answer is no.
 * @throws AxisUnreachable when there is no answer, or it breaks off
 */
export async function askForJson(url: string, asked: JsonRequest, patience = ordinary): Promise<JsonAnswer> {
  const { silenceMsMax: silent, answerBytesMax: bytesMax } = patience;
  const answer = await request(url, {
    ...{ method: asked.method, headers: asked.headers, body: asked.body },
    ...{ headersTimeout: silent, bodyTimeout: silent },
  }).catch((cause: unknown) => {
    throw new AxisUnreachable(url, { cause });
  });
  const said = parseJson(await readText(url, answer, bytesMax));
  return { said, notUnderstood: () => notUnderstood(url, answer.statusCode) };
}
