import { createHash } from 'node:crypto';
import { catalogue, CataloguedError, type ErrorCode } from '@edoc-axis/domain';
import { done, refusal } from './answers.js';
import { asciiJson } from './ascii-json.js';
import { boundaryIn, fileInForm } from './file-in-form.js';
import { errorNumberOf } from './error-numbers.js';
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

  it('has a number of the interface for every error there is, never 0 and never 100', () => {
    for (const code of Object.keys(catalogue) as ErrorCode[]) {
      expect(errorNumberOf(new CataloguedError(code))).toMatch(/^(10|15|18|19|2[0-3])$/);
    }
  });

  it.each<[ErrorCode, string]>([
    ['packet.hash-mismatch', '10'],
    ['caller.signed-header-missing', '15'],
    ['document.bad-recipients', '18'],
    ['caller.not-serving', '19'],
    ['axis.internal-error', '20'],
    ['caller.requests-quota', '20'],
    ['document.conflict', '21'],
    ['packet.date-malformed', '22'],
  ])('to %s has the number %s', (code, number) => {
    expect(errorNumberOf(new CataloguedError(code))).toBe(number);
  });

  it('tells closed recipients from unknown ones', () => {
    const bad = (...codes: ErrorCode[]) =>
      errorNumberOf(new CataloguedError('document.bad-recipients', { recipients: codes.map((code) => ({ code })) }));
    expect(bad('agency.closed', 'agency.suspended')).toBe('23');
    expect(bad('agency.closed', 'agency.unknown')).toBe('18');
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

describe('the file of a form', () => {
  const form = (...parts: string[]) => `before\r\n${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\nafter`;
  const part = (name: string, content: string) =>
    `Content-Disposition: form-data; name="${name}"; filename="a.edxml"\r\nContent-Type: text/xml\r\n\r\n${content}`;

  async function fileIn(text: string, pieceBytes: number): Promise<string> {
    const body = Buffer.from(text);
    const pieces: Buffer[] = [];
    const cut = (async function* () {
      for (let from = 0; from < body.length; from += pieceBytes) yield body.subarray(from, from + pieceBytes);
    })();
    for await (const piece of fileInForm(cut, 'b')) pieces.push(Buffer.from(piece));
    return Buffer.concat(pieces).toString();
  }

  it.each([1, 2, 5, 64, 10_000])('is found among its other parts, in pieces of %d', async (pieceBytes) => {
    const content = 'xin chào\r\n--not the end\r\n--\r';
    const sent = form(part('other', 'x'), part('file_doc', content), part('edocFile', 'a second one'));
    expect(await fileIn(sent, pieceBytes)).toBe(content);
    expect(await fileIn(form(part('edocFile', '')), pieceBytes)).toBe('');
    // Without anything before the first delimiter.
    expect(await fileIn(sent.slice('before\r\n'.length), pieceBytes)).toBe(content);
  });

  it('is missed, and a form that breaks off is refused', async () => {
    await expect(fileIn(form(part('other', 'x')), 7)).rejects.toMatchObject({ code: 'request.parameter-missing' });
    const whole = form(part('file_doc', 'x'.repeat(100)));
    for (const length of [0, 10, 60, 150]) {
      await expect(fileIn(whole.slice(0, length), 7)).rejects.toMatchObject({ code: 'request.malformed' });
    }
    await expect(fileIn(form(...Array<string>(21).fill(part('other', ''))), 99)).rejects.toMatchObject({
      code: 'request.malformed',
    });
    await expect(fileIn(`--b\r\n${'x'.repeat(9_000)}`, 99)).rejects.toMatchObject({ code: 'request.malformed' });
  });

  it('has a boundary, quoted or not; what is no form has none', () => {
    expect(boundaryIn('multipart/form-data; boundary=----abc')).toBe('----abc');
    expect(boundaryIn('Multipart/Form-Data; charset=utf-8; boundary="a b"')).toBe('a b');
    for (const none of [undefined, 'application/octet-stream', 'multipart/mixed; boundary=a']) {
      expect(boundaryIn(none)).toBeUndefined();
    }
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
