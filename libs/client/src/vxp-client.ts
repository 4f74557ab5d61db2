import { createHash, createHmac } from 'node:crypto';
import { writeVxpTime, writeVxpTimestamp } from '@edoc-axis/contracts';
import { z } from 'zod';
import { askForJson, type Patience } from './ask-for-json.js';
import type { VxpCredentials } from './credentials.js';
import { addressOf } from './door.js';

/** The answer is no. */
export class VxpRefusal extends Error {
  override readonly name = 'VxpRefusal';

  /** @param errorCode a number of the national axis' interface, in text */
  constructor(
    readonly errorCode: string,
    readonly errorDesc: string,
  ) {
    super(errorDesc);
  }
}

export interface VxpListing {
  readonly messageType: 'edoc' | 'status';
  readonly from: Date;
  readonly to: Date;
  readonly pageSize: number;
}

/** An axis as a client of the national axis' interface sees it. */
export type VxpClient = ReturnType<typeof createVxpClient>;

const answer = z.object({ status: z.string(), ErrorCode: z.string(), ErrorDesc: z.string() });
const sent = answer.extend({ DocId: z.string() });
const list = answer.extend({ data: z.array(z.object({ docId: z.string(), from: z.string(), to: z.string() })) });
const inBase64 = answer.extend({ data: z.base64() });

interface Call {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly contentType: string;
  readonly body: Buffer;
}

/**
 * Its parameters are signed with a shared secret (HMAC-SHA256), its lists are looked at and not leased.
 * @param url where the axis' door is; `/vxp` is added
 * @throws (each call) VxpRefusal when the answer is no; AxisRefusal when it is none of this interface; AxisUnreachable when
 * there is none
 */
export function createVxpClient(url: string, proof: Pick<VxpCredentials, 'systemId' | 'secret'>, patience?: Patience) {
  async function call<Shape extends z.ZodType>(shape: Shape, wanted: Call): Promise<z.output<Shape>> {
    const asked = { method: 'POST', headers: signedHeaders(wanted, proof), body: wanted.body } as const;
    const { said, notUnderstood } = await askForJson(addressOf(url, `/vxp/${wanted.name}`), asked, patience);
    const outcome = answer.safeParse(said);
    if (!outcome.success) throw notUnderstood();
    const { ErrorCode, ErrorDesc } = outcome.data;
    if (ErrorCode !== '0') throw new VxpRefusal(ErrorCode, ErrorDesc);
    const read = shape.safeParse(said);
    if (!read.success) throw notUnderstood();
    return read.data;
  }
  const ask = <Shape extends z.ZodType>(shape: Shape, name: string, parameters: Call['parameters']) =>
    call(shape, { name, parameters, contentType: 'application/json', body: emptyBody });

  return {
    /** @returns the axis' id of the document; of a status packet, that of the document it is about */
    async sendEdoc(packet: Buffer, { from, messageType }: { from: string; messageType: 'edoc' | 'status' }) {
      const sha256 = createHash('sha256').update(packet).digest('hex');
      const parameters = { servicetype: 'eDoc', messagetype: messageType, 'hash-file': sha256, from };
      // Real clients write a line end behind the packet.
      const body = Buffer.concat([packet, Buffer.from('\r\n')]);
      const wanted = { name: 'sendEdoc', parameters, contentType: 'application/octet-stream', body };
      return (await call(sent, wanted)).DocId;
    },
    /** What waits for the system's agencies and came between two moments. */
    async getReceivedEdocList({ messageType, from, to, pageSize }: VxpListing) {
      const { data } = await ask(list, 'getReceivedEdocList', {
        ...{ servicetype: 'eDoc', messagetype: messageType },
        ...{ fromDate: writeVxpTime(from), toDate: writeVxpTime(to), pageSize: String(pageSize), pageIndex: '1' },
      });
      return data;
    },
    /** The packet's bytes. */
    async getEdoc(docId: string): Promise<Buffer> {
      return Buffer.from((await ask(inBase64, 'getEdoc', { docId })).data, 'base64');
    },
    async updateStatus(docId: string, status: 'done' | 'fail' | 'processing'): Promise<void> {
      await ask(answer, 'updateStatus', { docId, status });
    },
  };
}

/** As clients of this interface write it. */
const emptyBody = Buffer.from('{}');

function signedHeaders({ parameters, contentType }: Call, proof: Pick<VxpCredentials, 'systemId' | 'secret'>) {
  const pairs = Object.entries({
    ...{ systemid: proof.systemId, ...parameters },
    ...{ timestamp: writeVxpTimestamp(new Date()), 'Content-Type': contentType },
  });
  const headers = Object.fromEntries(pairs.map(([name, value]) => [`XroadVnpt-${name}`, value]));
  const signed = JSON.stringify(headers);
  return {
    ...headers,
    'XroadVnpt-sign-header-key': pairs.map(([name]) => name).join(';'),
    'XroadVnpt-sign-header': signed,
    'XroadVnpt-hash-header': createHmac('sha256', proof.secret).update(signed).digest('hex'),
    'Content-Type': contentType,
  };
}
