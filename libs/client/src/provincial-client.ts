import { vietnamOffsetMs } from '@edoc-axis/domain';
import { FormData, request } from 'undici';
import { z } from 'zod';
import { AxisUnreachable } from './axis-refusal.js';
import type { ProvincialCredentials } from './credentials.js';
import { addressOf } from './door.js';

/** The answer is no. */
export class ProvincialRefusal extends Error {
  override readonly name = 'ProvincialRefusal';

  /** @param httpStatus 200 where what was sent is refused */
  constructor(
    readonly httpStatus: number,
    message: string,
  ) {
    super(message);
  }
}

type MessageType = 'edoc' | 'status';
type Proof = Pick<ProvincialCredentials, 'username' | 'password' | 'applicationCode' | 'systemId' | 'secretKey'>;

const answer = z.object({ success: z.boolean().optional(), message: z.string() });
const signedIn = answer.extend({ data: z.object({ token: z.string() }) });
const sent = answer.extend({ docId: z.string() });
const list = answer.extend({ data: z.array(z.object({ docId: z.string(), from: z.string(), to: z.string() })) });
const packet = answer.extend({ data: z.object({ edxml: z.string() }) });

/** An axis as a client of a provincial axis' REST interface sees it. */
export type ProvincialClient = ReturnType<typeof createProvincialClient>;

/**
 * It signs in, and signs in again when its token has ended.
 * @param url where the axis' door is; `/provincial` is added
 * @throws (each call) ProvincialRefusal when the answer is no, or not of this interface; AxisUnreachable when there is none
 */
export function createProvincialClient(url: string, proof: Proof) {
  let token: string | undefined;

  async function read<Shape extends z.ZodType>(shape: Shape, path: string, call: Call): Promise<z.output<Shape>> {
    const { httpStatus, said } = await ask(addressOf(url, `/provincial/v1/${path}`), call);
    const outcome = answer.safeParse(said);
    if (!outcome.success) throw new ProvincialRefusal(httpStatus, notOfTheInterface);
    if (httpStatus >= 400 || outcome.data.success === false) {
      throw new ProvincialRefusal(httpStatus, outcome.data.message);
    }
    const wanted = shape.safeParse(said);
    if (!wanted.success) throw new ProvincialRefusal(httpStatus, notOfTheInterface);
    return wanted.data;
  }

  async function signIn(): Promise<string> {
    const { username, password, applicationCode } = proof;
    const body = JSON.stringify({ username, password, applicationCode });
    return (await read(signedIn, 'auth/login', { method: 'POST', headers: json, body })).data.token;
  }

  async function asSystem<Shape extends z.ZodType>(shape: Shape, path: string, call: Call): Promise<z.output<Shape>> {
    const withToken = async () => {
      token ??= await signIn();
      const { systemId, secretKey } = proof;
      const own = { authorization: `Bearer ${token}`, 'x-systemid': systemId, 'x-secretkey': secretKey };
      return read(shape, path, { ...call, headers: { ...call.headers, ...own } });
    };
    const isOld = token !== undefined;
    try {
      return await withToken();
    } catch (error) {
      if (!isOld || !(error instanceof ProvincialRefusal) || error.httpStatus !== 401) throw error;
      token = undefined;
      return withToken();
    }
  }

  return {
    /** @returns the axis' id of the document; of a status packet, that of the document it is about */
    async sendEdoc(bytes: Buffer, messageType: MessageType): Promise<string> {
      const body = new FormData();
      body.append('messageType', messageType);
      body.append('edocFile', new Blob([new Uint8Array(bytes)], { type: 'application/xml' }), 'van-ban.edxml');
      return (await asSystem(sent, 'sendEdoc', { method: 'POST', body })).docId;
    },
    /** What waits for the system's agencies and came between two days, both included. */
    async syncReceivedEdocList(messageType: MessageType, from: Date, to: Date) {
      const query = new URLSearchParams({ messageType, fromDate: dayOf(from), toDate: dayOf(to) });
      return (await asSystem(list, `syncReceivedEdocList?${query}`, { method: 'GET' })).data;
    },
    /** The packet's bytes. */
    async getEdoc(docId: string): Promise<Buffer> {
      const { data } = await asSystem(packet, `getEdoc?${new URLSearchParams({ docId })}`, { method: 'GET' });
      return Buffer.from(data.edxml);
    },
    async updateStatus(docId: string, status: 'done' | 'fail' | 'processing'): Promise<void> {
      const body = JSON.stringify({ docId, status });
      await asSystem(answer, 'updateStatus', { method: 'POST', headers: json, body });
    },
  };
}

interface Call {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | FormData;
}

const json = { 'content-type': 'application/json' };
const notOfTheInterface = 'The answer is none of the provincial interface.';

/** `yyyy/MM/dd` in Việt Nam. */
function dayOf(at: Date): string {
  return new Date(at.getTime() + vietnamOffsetMs).toISOString().slice(0, 10).replaceAll('-', '/');
}

/** @returns `said`: its JSON, undefined for anything else */
async function ask(url: string, call: Call): Promise<{ httpStatus: number; said: unknown }> {
  try {
    const { statusCode, body } = await request(url, call);
    const text = await body.text();
    return { httpStatus: statusCode, said: parsed(text) };
  } catch (cause) {
    throw new AxisUnreachable(url, { cause });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
