import { createPacketPass } from '@edoc-axis/edxml';
import { altered, samplePacket } from './sample-packets.js';

function readInChunks(chunks: readonly Buffer[]) {
  const pass = createPacketPass();
  for (const chunk of chunks) pass.write(chunk);
  return pass.end();
}

describe('where chunks end makes no difference', () => {
  const packets: [string, Buffer][] = [
    ['a new document', samplePacket('edoc_new')],
    ['a status', samplePacket('status_13')],
    [
      'CDATA, references, comments and wrapped base64',
      altered(
        'edoc_new',
        ['V/v thử nghiệm', '<![CDATA[V/v & thử]]> ng&#x68;iệm &lt;'],
        ['JVBERi0xLjQgZ2lhIGRpbmg=', ' JVBE&#13;\r\n<![CDATA[Ri0xLjQgZ2\nlhIGRpbmg=]]>'],
        ['<edXML:Subject>', '<!-- --><edXML:Subject>'],
      ),
    ],
  ];

  it.each(packets)('%s: cut in two at every byte', (_, packet) => {
    const whole = JSON.stringify(readInChunks([packet]));
    const differing: number[] = [];
    for (let at = 1; at < packet.length; at += 1) {
      const reading = readInChunks([packet.subarray(0, at), packet.subarray(at)]);
      if (JSON.stringify(reading) !== whole) differing.push(at);
    }
    expect(differing).toEqual([]);
  });

  it.each(packets)('%s: byte by byte', (_, packet) => {
    const bytes = [...packet].map((byte) => Buffer.of(byte));
    expect(readInChunks(bytes)).toEqual(readInChunks([packet]));
  });
});
