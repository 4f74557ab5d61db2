import { inBase64 } from '../../without-leases/in-base64.js';
import { done } from './answers.js';

/** A packet as `getEdoc` gives it: its text, and beside it what its attachments are decoded. */
export interface GivenPacket {
  readonly head: {
    readonly docId: string;
    readonly from: string;
    readonly fromName: string;
    readonly edocCode: string;
    readonly edocAbstract: string;
  };
  readonly packet: AsyncIterable<Buffer>;
  readonly attachments: readonly { readonly name: string; readonly open: () => AsyncIterable<Buffer> }[];
}

/** The answer, written while packet and attachments are read one after the other: none of them is ever held. */
export async function* packetAnswer({ head, packet, attachments }: GivenPacket): AsyncGenerator<string> {
  yield JSON.stringify(done({ data: head })).slice(0, -'}}'.length);
  yield ',"edxml":"';
  yield* inJsonText(packet);
  yield '","attachments":[';
  for (const [index, { name, open }] of attachments.entries()) {
    yield `${index > 0 ? ',' : ''}{"fileName":${JSON.stringify(name)},"fileContent":"`;
    yield* inBase64(open());
    yield '"}';
  }
  yield ']}}';
}

/** Text in UTF-8 as it stands between the quotation marks of a JSON string: read back, it is the same bytes. */
async function* inJsonText(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for await (const piece of bytes) yield escaped(decoder.decode(piece, { stream: true }));
  yield escaped(decoder.decode());
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
