/** What the file has beside its one page. */
export interface PlainPdfOptions {
  /** Entries of the catalog beside Type and Pages. */
  readonly catalog?: string;
  /** Entries of the page beside those every page needs. */
  readonly page?: string;
  /** Objects beside the five every such file has, from number 6 on: what stands between `obj` and `endobj`. */
  readonly objects?: readonly string[];
}

/** A PDF file of one page with these lines in Helvetica: PDF 1.7, a classic cross-reference table. ASCII only. */
export function writePlainPdf(lines: readonly string[], options: PlainPdfOptions = {}): Buffer {
  const { catalog = '', page = '', objects = [] } = options;
  const content = ['BT /F1 12 Tf 14 TL 72 770 Td', ...lines.map((line) => `(${escapeText(line)}) Tj T*`), 'ET'].join(
    '\n',
  );
  return writePdf([
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R ${page} >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...objects,
  ]);
}

/** The file of these objects, the first of which is the catalog. */
export function writePdf(bodies: readonly string[]): Buffer {
  const parts = ['%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'];
  const offsets: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  bodies.forEach((body, index) => {
    offsets.push(length());
    parts.push(`${index + 1} 0 obj\n${body}\nendobj\n`);
  });
  const startsAt = length();
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = bodies.length + 1;
  parts.push(`xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} /Root 1 0 R >>\n`);
  parts.push(`startxref\n${startsAt}\n%%EOF\n`);
  return Buffer.from(parts.join(''), 'latin1');
}

function escapeText(line: string): string {
  return line.replace(/[\\()]/g, '\\$&');
}
