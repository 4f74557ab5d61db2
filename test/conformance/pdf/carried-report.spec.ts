import { accessFile, parsePdfReport, readPdfSignatures, signPdf } from '@edoc-axis/signature';
import { closeSync, openSync } from 'node:fs';
import { by, chairman, plain, read } from './bench.js';
import { signed } from './changes.js';
import { inFolder } from './openssl-peer.js';

describe('a report that is carried to another process', () => {
  it('arrives as it was', async () => {
    for (const pdf of [signed, plain, Buffer.from('khong'), await signPdf(signed, by(chairman))]) {
      const report = read(pdf);
      expect(parsePdfReport(JSON.parse(JSON.stringify(report)))).toEqual(report);
    }
  });

  it.each([
    ['nothing', undefined],
    ['something else', { packetSha256: '' }],
    ['a code nobody knows', { readable: false, pdfBytes: 1, code: 'pdf.perfect', params: {} }],
    ['a verdict', { readable: true, pdfBytes: 1, strays: 0, signatures: [{ verdict: 'valid' }] }],
    ['signatures without end', { readable: true, pdfBytes: 1, strays: 0, signatures: Array(33).fill(null) }],
  ])('is refused when it is %s', (_, value) => {
    expect(() => parsePdfReport(value)).toThrow(expect.objectContaining({ code: 'process.bad-message' }));
  });

  it('says the same of a file on disk', () => {
    inFolder((file) => {
      const descriptor = openSync(file('signed.pdf', signed), 'r');
      try {
        expect(readPdfSignatures(accessFile(descriptor))).toEqual(read(signed));
      } finally {
        closeSync(descriptor);
      }
    });
  });
});
