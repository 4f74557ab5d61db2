import { boundaryIn, fileInForm } from './form-parts.js';

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
    for await (const piece of fileInForm(cut, 'b', ['file_doc', 'edocFile'])) pieces.push(Buffer.from(piece));
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
