import { Readable } from 'node:stream';
import yazl from 'yazl';
import type { Cell, Sheet } from './sheet.js';

/**
 * A workbook of one sheet (ECMA-376 part 1, SpreadsheetML), written as its rows come: every text a text, so that nothing is
 * taken for a number, a day or a formula. Titles stay in sight.
 */
export function writeWorkbook(sheet: Sheet): Readable {
  const zip = new yazl.ZipFile();
  const output = zip.outputStream as Readable;
  const rows = Readable.from(partOf(sheet), { objectMode: false });
  // The archive goes on waiting for a part that broke off.
  rows.once('error', (error) => output.destroy(error));
  output.once('close', () => rows.destroy());
  for (const [path, xml] of parts) zip.addBuffer(Buffer.from(head + xml), path);
  zip.addReadStream(rows, 'xl/worksheets/sheet1.xml');
  zip.end();
  return output;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const ofWorkbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const parts: readonly (readonly [string, string])[] = [
  [
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${ofWorkbook}.sheet.main+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${ofWorkbook}.worksheet+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `<Relationships xmlns="${relations}">` +
      `<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>` +
      '<sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>',
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${relations}">` +
      `<Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  ],
];

async function* partOf({ titles, rows }: Sheet): AsyncGenerator<string> {
  yield (
    `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>'
  );
  let gathered = rowOf(titles);
  for await (const row of rows) {
    gathered += rowOf(row);
    if (gathered.length < pieceCharacters) continue;
    yield gathered;
    gathered = '';
  }
  yield `${gathered}</sheetData></worksheet>`;
}

const pieceCharacters = 16 * 1024;

function rowOf(cells: readonly Cell[]): string {
  const written = cells.map((cell) => {
    if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
    return cell === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  });
  return `<row>${written.join('')}</row>`;
}

const entities: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;', '\t': '\t', '\n': '\n' },
};

/** What XML 1.0 cannot hold at all is left out. */
function escaped(text: string): string {
  return text.replace(/[&<>\ufffe\uffff]|\p{Cc}/gu, (character) => entities[character] ?? '');
}
