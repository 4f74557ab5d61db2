import { randomUUID } from 'node:crypto';
import { signInMs } from '@edoc-axis/contracts';
import { vietnamOffsetMs } from '@edoc-axis/domain';
import { z } from 'zod';
import { askForJson, type JsonAnswer, type Patience } from './ask-for-json.js';
import type { ProvincialCredentials } from './credentials.js';
import { addressOf } from './door.js';

/** The answer is no. Its message is what the axis says. */
export class ProvincialRefusal extends Error {
  override readonly name = 'ProvincialRefusal';
}

export interface ProvincialListing {
  readonly messageType: 'edoc' | 'status';
  readonly from: Date;
  readonly to: Date;
}

/** An axis as a client of a provincial axis' interface sees it. */
export type ProvincialClient = ReturnType<typeof createProvincialClient>;

const answer = z.object({ success: z.boolean(), message: z.string() });
const sent = answer.extend({ docId: z.string() });
const list = answer.extend({ data: z.array(z.object({ docId: z.string(), from: z.string(), to: z.string() })) });
const given = answer.extend({ data: z.object({ edxml: z.string() }) });
const signedIn = z.object({ message: z.string(), data: z.object({ token: z.string() }) });

interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly contentType?: string;
  readonly body?: Buffer;
}

/** What was got by signing in may end on the way. */
const leewayMs = 60_000;

/**
 * It signs in with a password, and shows what it got with the name of its system and its key; its lists are looked at and not
 * leased.
 * @param url where the axis' door is; `/provincial` is added
 * @throws (each call) ProvincialRefusal when the answer is no; AxisRefusal when it is none of this interface; AxisUnreachable
 * when there is none
 */
export function createProvincialClient(url: string, proof: ProvincialCredentials, patience?: Patience) {
  const { username, password, applicationCode, systemId, secretKey } = proof;
  let held: { readonly token: string; readonly until: number } | undefined;

  async function token(): Promise<string> {
    if (held && Date.now() < held.until) return held.token;
    const body = Buffer.from(JSON.stringify({ username, password, applicationCode }));
    const wanted = { method: 'POST', path: '/v1/auth/login', contentType: 'application/json', body } as const;
    const answered = await exchange(wanted);
    const read = signedIn.safeParse(answered.said);
    if (!read.success) throw refusalIn(answered);
    held = { token: read.data.data.token, until: Date.now() + signInMs - leewayMs };
    return held.token;
  }

  async function call<Shape extends z.ZodType>(shape: Shape, wanted: Call): Promise<z.output<Shape>> {
    const headers = { authorization: `Bearer ${await token()}`, 'X-SystemId': systemId, 'X-SecretKey': secretKey };
    const answered = await exchange(wanted, headers);
    const read = shape.safeParse(answered.said);
    if (!read.success || !answer.safeParse(answered.said).data?.success) throw refusalIn(answered);
    return read.data;
  }

  function exchange({ method, path, contentType, body }: Call, headers: Record<string, string> = {}) {
    const typed = contentType === undefined ? headers : { ...headers, 'content-type': contentType };
    return askForJson(addressOf(url, `/provincial${path}`), { method, headers: typed, body }, patience);
  }

  return {
    /** @returns the axis' id of the document; of a status packet, that of the document it is about */
    async sendEdoc(packet: Buffer, messageType: 'edoc' | 'status'): Promise<string> {
      const { contentType, body } = formOf(packet, messageType);
      return (await call(sent, { method: 'POST', path: '/v1/sendEdoc', contentType, body })).docId;
    },
    /** What waits for the system's agencies and came between two days, both included. */
    async syncReceivedEdocList({ messageType, from, to }: ProvincialListing) {
      const query = new URLSearchParams({ messageType, fromDate: dayOf(from), toDate: dayOf(to) });
      return (await call(list, { method: 'GET', path: `/v1/syncReceivedEdocList?${query}` })).data;
    },
    /** The packet's bytes. */
    async getEdoc(docId: string): Promise<Buffer> {
      const query = new URLSearchParams({ docId });
      return Buffer.from((await call(given, { method: 'GET', path: `/v1/getEdoc?${query}` })).data.edxml);
    },
    async updateStatus(docId: string, status: 'done' | 'fail' | 'processing'): Promise<void> {
      const body = Buffer.from(JSON.stringify({ docId, status }));
      await call(answer, { method: 'POST', path: '/v1/updateStatus', contentType: 'application/json', body });
    },
  };
}

/** As real clients write it: the file, and behind it what it is. */
function formOf(packet: Buffer, messageType: string): { contentType: string; body: Buffer } {
  const boundary = randomUUID();
  const file =
    'Content-Disposition: form-data; name="edocFile"; filename="van-ban.edxml"\r\nContent-Type: application/xml';
  const body = Buffer.concat([
    Buffer.from(`--${boundary}\r\n${file}\r\n\r\n`),
    packet,
    Buffer.from(`\r\n--${boundary}\r\nContent-Disposition: form-data; name="messageType"\r\n\r\n${messageType}`),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return { contentType: `multipart/form-data; boundary=${boundary}`, body };
}

/** `yyyy/MM/dd` in Việt Nam. */
function dayOf(at: Date): string {
  return new Date(at.getTime() + vietnamOffsetMs).toISOString().slice(0, 10).replaceAll('-', '/');
}

/** A refusal carries a sentence; JSON of another kind, or with an empty one, tells nobody anything. */
function refusalIn({ said, notUnderstood }: JsonAnswer): Error {
  const { data } = z.object({ message: z.string().trim().min(1) }).safeParse(said);
  return data ? new ProvincialRefusal(data.message) : notUnderstood();
}
