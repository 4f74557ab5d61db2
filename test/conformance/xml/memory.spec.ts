import { createCanonicalizer, createTokenizer } from '@edoc-axis/xml';
import { createHash } from 'node:crypto';

const MiB = 1024 * 1024;

describe('a text of 300 MB', () => {
  it('passes through tokenizer, canonical form and digest without being held', () => {
    const chunk = Buffer.alloc(64 * 1024, 'SGVsbG8sIHdvcmxkIQ+/');
    const chunks = Math.ceil((300 * 1e6) / chunk.length);
    const hash = createHash('sha256');
    const canonicalizer = createCanonicalizer({ method: 'exc-c14n' }, (bytes) => hash.update(bytes));
    const tokenizer = createTokenizer({}, (token) => canonicalizer.token(token));
    tokenizer.write(Buffer.from('<a>'));
    // What the first tenth needs, compiled code and the young generation, is not growth.
    const warmUp = Math.ceil(chunks / 10);
    for (let index = 0; index < warmUp; index++) tokenizer.write(chunk);
    const before = process.memoryUsage();
    let rssMax = 0;
    for (let index = warmUp; index < chunks; index++) {
      tokenizer.write(chunk);
      if (index % 100 === 0) rssMax = Math.max(rssMax, process.memoryUsage.rss());
    }
    tokenizer.write(Buffer.from('</a>'));
    tokenizer.end();
    canonicalizer.end();
    const after = process.memoryUsage();
    expect(after.heapUsed - before.heapUsed).toBeLessThan(32 * MiB);
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(32 * MiB);
    expect(rssMax - before.rss).toBeLessThan(32 * MiB);
    expect(hash.digest('hex')).toBe(digestOf(chunk, chunks));
  });

  it('that never ends a tag, a name or a reference is refused at the limit', () => {
    for (const beginning of ['<a b="', '<a><', '<a>&', '<?xml ']) {
      const tokenizer = createTokenizer({}, () => undefined);
      tokenizer.write(Buffer.from(beginning));
      const chunk = Buffer.alloc(1024, 'a');
      expect(() => {
        for (let index = 0; index < 1024; index++) tokenizer.write(chunk);
      }).toThrow(expect.objectContaining({ code: expect.stringMatching(/too-long|malformed/) }));
    }
  });
});

function digestOf(chunk: Buffer, chunks: number): string {
  const hash = createHash('sha256').update('<a>');
  for (let index = 0; index < chunks; index++) hash.update(chunk);
  return hash.update('</a>').digest('hex');
}
