import { decodeAttachment, readPacket } from '@edoc-axis/edxml';
import type { XmlToken } from '@edoc-axis/xml';
import { altered, samplePacket } from './sample-packets.js';

async function gather(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const gathered: Uint8Array[] = [];
  for await (const chunk of chunks) gathered.push(chunk);
  return Buffer.concat(gathered).toString('latin1');
}

async function firstAttachment(packet: Buffer) {
  const [attachment] = (await readPacket(packet)).attachments;
  if (!attachment) throw new Error('no attachment');
  return attachment;
}

describe('an attachment of a stored packet', () => {
  it.each<[string, Buffer]>([
    ['plain', samplePacket('edoc_new')],
    ['behind references', altered('edoc_new', ['JVBERi0x', 'JVBE&#13;\r\nRi0x&#xD;\n'])],
    ['in CDATA', altered('edoc_new', ['JVBERi0xLjQg', '<![CDATA[JVBERi0x]]> <![CDATA[LjQg]]>'])],
  ])('%s: is decoded from its place, from memory or piece by piece', async (_, packet) => {
    const attachment = await firstAttachment(packet);
    const asked: number[] = [];
    async function* open(from: number, to: number) {
      asked.push(from, to);
      for (let at = from; at < to; at += 1) yield packet.subarray(at, at + 1);
    }

    expect(await gather(decodeAttachment(packet, attachment))).toBe('%PDF-1.4 gia dinh');
    expect(await gather(decodeAttachment(open, attachment))).toBe('%PDF-1.4 gia dinh');
    expect(asked).toEqual([attachment.encodedFrom, attachment.encodedTo]);
  });

  it('is refused when other bytes lie there now', async () => {
    const packet = samplePacket('edoc_new');
    const attachment = await firstAttachment(packet);
    const place = { ...attachment, encodedFrom: attachment.encodedFrom + 1 };
    const code = 'packet.attachment-not-base64';
    await expect(gather(decodeAttachment(packet, place))).rejects.toMatchObject({ code });
    await expect(
      gather(decodeAttachment(packet, { ...attachment, encodedTo: attachment.encodedTo + 5 })),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^xml\./) });
  });
});

describe('who else looks at the pass', () => {
  it('gets the decoded bytes of every attachment, and every token before it is read', async () => {
    const decoded = ['', ''];
    const tokens: XmlToken[] = [];
    const { attachments } = await readPacket(samplePacket('edoc_new'), {
      onAttachmentBytes: (index, bytes) => {
        decoded[index] += Buffer.from(bytes).toString('latin1');
      },
      onToken: (token) => tokens.push(token),
    });
    expect(decoded[0]).toBe('%PDF-1.4 gia dinh');
    expect(decoded.map(({ length }) => length)).toEqual(attachments.map(({ bytes }) => bytes));
    expect(tokens.at(-1)).toMatchObject({ kind: 'close', depth: 0 });
  });

  it('may end it: what it throws comes out', async () => {
    const fault = new Error('enough');
    const reading = readPacket(samplePacket('edoc_new'), {
      onToken: () => {
        throw fault;
      },
    });
    await expect(reading).rejects.toBe(fault);
  });
});
