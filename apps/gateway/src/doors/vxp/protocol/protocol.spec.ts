import { createHash } from 'node:crypto';
import { CataloguedError } from '@edoc-axis/domain';
import { done, refusal } from './answers.js';
import { asciiJson } from './ascii-json.js';
import { isHashOf, packetInBody } from './packet-in-body.js';
import { readRecipients } from './recipients.js';
import { readSignedCall } from './signed-call.js';

const signHeader =
  '{"XroadVnpt-systemid":"TEST.SYSTEM","XroadVnpt-to":"[\\"000.00.00.T02\\"]","XroadVnpt-Content-Type":"text/xml"}';
const headers = {
  'xroadvnpt-systemid': 'TEST.SYSTEM',
  'xroadvnpt-to': '["000.00.00.T02"]',
  'xroadvnpt-content-type': 'text/xml',
  'xroadvnpt-sign-header': signHeader,
  'xroadvnpt-hash-header': 'ab',
};

describe('a signed call', () => {
  it('has the parameters that were signed and no others', () => {
    const { parameters } = readSignedCall({ ...headers, 'xroadvnpt-docid': 'of a stranger', 'xroadvnpt-version': '3' });
    expect([...parameters.keys()]).toEqual(['systemid', 'to', 'content-type']);
  });

  it('whose header differs from what was signed is refused, and so is one that lacks it', () => {
    const mismatch = expect.objectContaining({ code: 'caller.signed-header-mismatch', params: { name: 'to' } });
    expect(() => readSignedCall({ ...headers, 'xroadvnpt-to': '["000.00.00.T03"]' })).toThrow(mismatch);
    expect(() => readSignedCall({ ...headers, 'xroadvnpt-to': undefined })).toThrow(mismatch);
  });

  it.each(['sign-header', 'hash-header'])('without %s is refused', (name) => {
    const missing = expect.objectContaining({ code: 'caller.signed-header-missing', params: { name } });
    expect(() => readSignedCall({ ...headers, [`xroadvnpt-${name}`]: undefined })).toThrow(missing);
  });
});

describe('an answer', () => {
  it('is nothing but ASCII, and says what it said', () => {
    const said = { a: 'Đã nhận 🏛\u2028', b: ['"\\'] };
    const written = asciiJson(said);
    expect(written).toMatch(/^[\x20-\x7e]*$/);
    expect(JSON.parse(written)).toEqual(said);
  });

  it('always carries status, ErrorCode and ErrorDesc as text', () => {
    expect(done({ data: [] })).toEqual({ status: 'OK', ErrorCode: '0', ErrorDesc: '', data: [] });
    const error = new CataloguedError('caller.signed-header-wrong', {}, { occurrence: 'abc' });
    expect(refusal(error, 'vi')).toEqual({
      status: 'FAIL',
      ErrorCode: '15',
      ErrorDesc: expect.stringMatching(/^Chữ ký .*\(caller\.signed-header-wrong, abc\)$/),
      DocId: '',
    });
  });
});

describe('the packet in a body', () => {
  // The vector of the interface: this file, and how the client writes its digest.
  const packet = Buffer.from('<edXML>xin chào</edXML>');
  const hashFile = '78230ba9e8dd5504a5c2cf5c9ca9f448a6214461ac16333e779014878e5988';
  const sha256 = createHash('sha256').update(packet).digest('hex');

  async function taken(body: Buffer, hash: string, pieceBytes = body.length): Promise<string> {
    const pieces: Buffer[] = [];
    for await (const piece of packetInBody(cut(body, pieceBytes), hash)) pieces.push(Buffer.from(piece));
    return Buffer.concat(pieces).toString();
  }

  async function* cut(body: Buffer, pieceBytes: number) {
    for (let from = 0; from < body.length; from += pieceBytes) yield body.subarray(from, from + pieceBytes);
  }

  it('is found behind a digest with and without its leading zeros, in either case', () => {
    const digest = Buffer.from(sha256, 'hex');
    expect(sha256.length - hashFile.length).toBeGreaterThan(0);
    for (const written of [hashFile, sha256, sha256.toUpperCase()]) expect(isHashOf(digest, written)).toBe(true);
    expect(isHashOf(digest, hashFile.slice(1))).toBe(false);
  });

  it.each([1, 2, 3, 7, 1_000])('is taken without the line end behind it, in pieces of %d', async (pieceBytes) => {
    const sent = Buffer.concat([packet, Buffer.from('\r\n')]);
    expect(await taken(sent, hashFile, pieceBytes)).toBe(packet.toString());
    expect(await taken(packet, hashFile, pieceBytes)).toBe(packet.toString());
  });

  it('keeps a line end that belongs to it', async () => {
    const ending = Buffer.concat([packet, Buffer.from('\r\n')]);
    const digest = createHash('sha256').update(ending).digest('hex');
    expect(await taken(ending, digest)).toBe(ending.toString());
    expect(await taken(Buffer.concat([ending, Buffer.from('\r\n')]), digest)).toBe(ending.toString());
  });

  it('that is another one is refused, whatever stands behind it', async () => {
    const mismatch = { code: 'packet.hash-mismatch', params: { announcedSha256: hashFile } };
    for (const end of ['\n', '\r\n\r\n', ' \r\n', 'x']) {
      const body = Buffer.concat([packet, Buffer.from(end)]);
      await expect(taken(body, hashFile, 5)).rejects.toMatchObject(mismatch);
    }
    await expect(taken(Buffer.alloc(0), hashFile)).rejects.toMatchObject(mismatch);
  });
});

describe('recipients beside a packet', () => {
  it('are a JSON list, or those of the packet', () => {
    expect(readRecipients('["000.00.00.T02","H36.15"]')).toEqual(['000.00.00.T02', 'H36.15']);
    for (const none of [undefined, '', '[]']) expect(readRecipients(none)).toBeUndefined();
  });

  it.each(['H36', '{}', '[1]', 'null', '['])('are not %s', (to) => {
    expect(() => readRecipients(to)).toThrow(expect.objectContaining({ code: 'request.parameter-invalid' }));
  });
});
