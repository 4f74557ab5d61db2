import { pdfLimits } from '@edoc-axis/signature';
import { signed } from './changes.js';
import { judge, read } from './bench.js';
import { structures } from './structures.js';

/** Far more than any of them takes, far less than a hang. */
const quickMs = 5_000;

describe.each(Object.entries(structures))('%s', (_, attacks) => {
  it.each(attacks)('%s', async (__, build, end) => {
    const pdf = await build();
    const startedAt = performance.now();
    const judged = judge(pdf);
    expect(performance.now() - startedAt).toBeLessThan(quickMs);
    expect({ verdict: judged.verdict, code: judged.code }).toEqual(end);
  });
});

describe('a signed file', () => {
  it('cut at every 64th byte, and at each of its last 64, is never valid', () => {
    for (let length = 0; length < signed.length - 1; length += length < signed.length - 64 ? 64 : 1) {
      expect({ length, verdict: judge(signed.subarray(0, length)).verdict }).not.toEqual({ length, verdict: 'valid' });
    }
  });

  it('that lost 64 bytes anywhere is never valid', () => {
    for (let at = 0; at < signed.length; at += 64) {
      const { verdict } = judge(Buffer.concat([signed.subarray(0, at), signed.subarray(at + 64)]));
      expect({ at, verdict }).not.toEqual({ at, verdict: 'valid' });
    }
  });

  it('with one bit changed is not valid, or is the same signature of the same bytes', () => {
    for (let at = 0; at < signed.length; at += 13) {
      const flipped = Buffer.from(signed);
      flipped[at] = (signed[at] ?? 0) ^ (1 << (at % 8));
      // What CMS says beside attributes, value and certificate is signed by nobody: its versions, its list of digests.
      if (judge(flipped).verdict === 'valid')
        expect({ at, said: saidBy(flipped) }).toEqual({ at, said: saidBy(signed) });
    }
  });

  it('mixed with itself is never valid', () => {
    let seed = 1;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 300; round++) {
      const from = random(signed.length);
      const piece = signed.subarray(from, from + random(400));
      const at = random(signed.length);
      const mixed = Buffer.concat([signed.subarray(0, at), piece, signed.subarray(at + random(400))]);
      if (!mixed.equals(signed))
        expect({ round, verdict: judge(mixed).verdict }).not.toEqual({ round, verdict: 'valid' });
    }
  });

  it('is left when it takes too long', () => {
    expect(read(signed, { limits: { readingMsMax: -1 } })).toMatchObject({
      readable: false,
      code: 'pdf.took-too-long',
    });
  });

  it('larger than the limit is not opened', () => {
    expect(read(signed, { limits: { pdfBytesMax: 1000 } })).toMatchObject({ readable: false, code: 'pdf.too-large' });
  });

  it('keeps within every limit by far', () => {
    const tenth = Object.fromEntries(
      Object.entries(pdfLimits).map(([name, limit]) => [name, Math.max(8, Math.ceil(limit / 10))]),
    );
    expect(read(signed, { limits: tenth })).toMatchObject({ readable: true });
  });
});

function saidBy(pdf: Buffer): unknown {
  const report = read(pdf);
  if (!report.readable) throw new Error(report.code);
  return report;
}
