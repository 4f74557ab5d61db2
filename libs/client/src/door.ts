import { Readable } from 'node:stream';
import { sentences } from '@edoc-axis/domain';
import { type Dispatcher, request } from 'undici';
import type { z } from 'zod';
import { AxisRefusal, AxisUnreachable, type Problem } from './axis-refusal.js';

export interface DoorRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  readonly path: string;
  readonly query?: Record<string, string | number | undefined>;
  readonly body?: string | Readable;
  readonly contentType?: string;
  readonly contentLength?: number;
  readonly token?: string;
  /** JSON, when absent. */
  readonly accept?: string;
  /** Ends the request, and the answer with it. */
  readonly signal?: AbortSignal;
}

export type DoorAnswer = Dispatcher.ResponseData;

/** The axis' HTTP door: one request, one answer; a refusal or silence becomes an error that says which. */
export interface Door {
  readonly url: string;
  /** @throws AxisRefusal when the answer is no, or not an axis'; AxisUnreachable when there is none */
  ask(asked: DoorRequest): Promise<DoorAnswer>;
  /** An answer's JSON. Throws the same: it may break off, or be something else. */
  read<Shape extends z.ZodType>(shape: Shape, answer: DoorAnswer): Promise<z.output<Shape>>;
}

/** How long the axis may stay silent before an answer begins, and between two pieces of it. */
export const silenceMsMax = 120_000;
const problemBytesMax = 1024 * 1024;
/** A page of the API is far smaller; more would only fill our memory. */
export const answerBytesMax = 64 * 1024 * 1024;

export function openDoor(url: string, language: 'vi' | 'en' = 'vi'): Door {
  return {
    url,
    async ask(asked) {
      const answer = await send(url, language, asked);
      if (answer.statusCode >= 200 && answer.statusCode < 300) return answer;
      throw await refusalOf(url, answer);
    },
    async read(shape, answer) {
      const text = await readText(url, answer, answerBytesMax);
      const read = shape.safeParse(parseJson(text));
      if (!read.success) throw notUnderstood(url, answer.statusCode);
      return read.data;
    },
  };
}

/** The address of a path behind an axis' own, which may have a path itself. */
export function addressOf(url: string, path: string): string {
  return `${url.replace(/\/+$/, '')}${path}`;
}

async function send(url: string, language: string, asked: DoorRequest): Promise<DoorAnswer> {
  const target = new URL(addressOf(url, asked.path));
  for (const [name, value] of Object.entries(asked.query ?? {})) {
    if (value !== undefined) target.searchParams.set(name, String(value));
  }
  const headers: Record<string, string> = {
    accept: `${asked.accept ?? 'application/json'}, application/problem+json`,
    'accept-language': language,
  };
  if (asked.contentType) headers['content-type'] = asked.contentType;
  if (asked.contentLength !== undefined) headers['content-length'] = String(asked.contentLength);
  if (asked.token) headers['authorization'] = `Bearer ${asked.token}`;
  try {
    return await request(target, {
      method: asked.method,
      headers,
      body: asked.body,
      signal: asked.signal,
      headersTimeout: silenceMsMax,
      bodyTimeout: silenceMsMax,
    });
  } catch (cause) {
    // What we were to send could not be read: no fault of the axis.
    if (asked.body instanceof Readable && asked.body.errored === cause) throw cause;
    throw new AxisUnreachable(url, { cause });
  }
}

/** Anything else than a problem is not our axis talking (a proxy's page, say): its text is not shown to people. */
async function refusalOf(url: string, answer: DoorAnswer): Promise<AxisRefusal> {
  const problem = parseJson(await readText(url, answer, problemBytesMax)) as Partial<Problem> | null | undefined;
  if (typeof problem?.code !== 'string') return notUnderstood(url, answer.statusCode);
  return new AxisRefusal({ ...problem, code: problem.code, status: answer.statusCode });
}

/** Something answered, and no axis speaks so. */
export function notUnderstood(url: string, status: number): AxisRefusal {
  const code = 'axis.answer-not-understood';
  return new AxisRefusal({ status, code, sentence: sentences(code, { url, status }) });
}

/** The text of an answer, and nothing where it is larger than any of ours. */
export async function readText(url: string, { body }: DoorAnswer, bytesMax: number): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of body) {
      bytes += (piece as Buffer).length;
      if (bytes > bytesMax) return '';
      pieces.push(piece as Buffer);
    }
  } catch (cause) {
    throw new AxisUnreachable(url, { cause });
  }
  return Buffer.concat(pieces).toString('utf8');
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
