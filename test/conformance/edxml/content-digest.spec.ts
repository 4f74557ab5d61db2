import { readPacket } from '@edoc-axis/edxml';
import { altered, prefixed, samplePacket } from './sample-packets.js';

const digestOf = async (packet: Buffer): Promise<string> => (await readPacket(packet)).contentDigest;

describe('the content digest', () => {
  const original = digestOf(samplePacket('edoc_new'));

  it('stays what it was: a digest kept for years must not change with the program', async () => {
    expect(await original).toBe('d542f65ea7f71bfca35069dfb3c68ca0d02b740007303a090621962188cde742');
  });

  it.each<[string, Buffer]>([
    [
      'other recipients',
      altered('edoc_new', [
        /<edXML:To>[^]*<\/edXML:To>/,
        '<edXML:To><edXML:OrganId>H1</edXML:OrganId><edXML:OrganName>x</edXML:OrganName></edXML:To>',
      ]),
    ],
    ['another business type: it is part of the name, not of the content', samplePacket('edoc_revocation')],
    ['another prefix', prefixed('edoc_new', 'e')],
    [
      'other white space between elements',
      Buffer.from(samplePacket('edoc_new').toString('utf8').replaceAll('\r\n', '\n\t')),
    ],
    ['CDATA', altered('edoc_new', ['>V/v thử', '><![CDATA[V/v]]> thử'])],
    [
      'other file names and descriptions',
      altered('edoc_new', ['phu-luc.txt</AttachmentName>', 'x.txt</AttachmentName>']),
    ],
  ])('is the same with %s', async (_, packet) => {
    // Each build of these packets zips the second attachment under another random name.
    const text = (bytes: Buffer) => bytes.toString('utf8').replace(/UEsDB[A-Za-z0-9+/=]+/, 'UEsDBAAA');
    expect(await digestOf(Buffer.from(text(packet)))).toBe(await digestOf(Buffer.from(text(samplePacket('edoc_new')))));
  });

  it.each<[string, Buffer]>([
    ['another subject', altered('edoc_new', ['V/v thử', 'V/v  thử'])],
    ['a byte more in an attachment', altered('edoc_new', ['IGRpbmg=', 'IGRpbmhh'])],
  ])('differs with %s', async (_, packet) => {
    expect(await digestOf(packet)).not.toBe(await original);
  });
});
