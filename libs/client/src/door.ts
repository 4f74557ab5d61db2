import type { Readable } from 'node:stream';
import { sentence } from '@edoc-axis/domain';
import { type Dispatcher, request } from 'undici';
import { AxisRefusal, AxisUnreachable, type Problem } from './axis-refusal.js';

export interface DoorRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query?: Record<string, string | number | undefined>;
  readonly body?: string | Readable;
  readonly contentType?: string;
  readonly contentLength?: number;
  readonly token?: string;
}

export type DoorAnswer = Dispatcher.ResponseData;

/** The axis' HTTP door: one request, one answer; a refusal or silence becomes an error that says which. */
export interface Door {
  readonly url: string;
  /** @throws AxisRefusal when the answer is a problem; AxisUnreachable when there is none */
  ask(asked: DoorRequest): Promise<DoorAnswer>;
}

/** How long the axis may stay silent before an answer begins, and between two pieces of it. */
const silenceMsMax = 120_000;
const problemBytesMax = 1024 * 1024;

export function openDoor(url: string, language: 'vi' | 'en' = 'vi'): Door {
  return {
    url,
    async ask(asked) {
      const answer = await send(url, language, asked);
      if (answer.statusCode < 400) return answer;
      throw new AxisRefusal(await readProblem(url, answer));
    },
  };
}

async function send(url: string, language: string, asked: DoorRequest): Promise<DoorAnswer> {
  const target = new URL(asked.path, url);
  for (const [name, value] of Object.entries(asked.query ?? {})) {
    if (value !== undefined) target.searchParams.set(name, String(value));
  }
  const headers: Record<string, string> = {
    accept: 'application/json, application/problem+json',
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
      headersTimeout: silenceMsMax,
      bodyTimeout: silenceMsMax,
    });
  } catch (cause) {
    throw new AxisUnreachable(url, { cause });
  }
}

/** Anything else than a problem is not our axis talking (a proxy's page, say): its text is not shown to people. */
async function readProblem(url: string, answer: DoorAnswer): Promise<Problem> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of answer.body) {
    bytes += (piece as Buffer).length;
    if (bytes > problemBytesMax) break;
    pieces.push(piece as Buffer);
  }
  try {
    const problem = JSON.parse(Buffer.concat(pieces).toString('utf8')) as Problem;
    if (typeof problem.code === 'string') return { ...problem, status: answer.statusCode };
  } catch {
    // Not JSON: answered below.
  }
  const params = { url, status: answer.statusCode };
  const say = (language: 'vi' | 'en') => sentence('axis.answer-not-understood', params, language);
  return { status: answer.statusCode, code: 'axis.answer-not-understood', sentence: { vi: say('vi'), en: say('en') } };
}
