import { CataloguedError, isCatalogued } from '@edoc-axis/domain';
import {
  accessBytes,
  type ArchivedFile,
  type RandomAccess,
  readArchiveDirectory,
  unpackFile,
} from '@edoc-axis/signature';
import { createTokenizer, XmlError, type XmlToken } from '@edoc-axis/xml';
import { createCellReader } from './cells.js';
import { workbookLimits } from './limits.js';
import { createStringReader } from './shared-strings.js';
import type { Sheet } from './sheet.js';

/**
 * Reads the first sheet of a workbook (ECMA-376 part 1, SpreadsheetML) with our own readers of ZIP and XML, which bound
 * what a hostile file unpacks to: a library for workbooks takes it whole and believes what it says of its size.
 * @throws CataloguedError `import.workbook-unreadable`, `import.too-many-rows`, `import.too-many-columns`
 */
export async function readWorkbook(bytes: Buffer): Promise<Sheet> {
  try {
    return await readFirstSheet(accessBytes(bytes));
  } catch (error) {
    const isOfArchive = isCatalogued(error) && error.code.startsWith('archive.');
    if (!isOfArchive && !(error instanceof XmlError)) throw error;
    const problem = isOfArchive ? { code: error.code, params: error.params } : error.code;
    throw new CataloguedError('import.workbook-unreadable', { problem }, { cause: error });
  }
}

async function readFirstSheet(archive: RandomAccess): Promise<Sheet> {
  const files = readArchiveDirectory(archive, workbookLimits);
  const named = (path: string) => files.find((file) => file.path === path);
  const sheet = named(await firstSheetPath(archive, named));
  if (!sheet) throw new CataloguedError('import.workbook-unreadable', { problem: 'xl/worksheets' });
  const strings = createStringReader();
  const shared = named('xl/sharedStrings.xml');
  if (shared) await readXml(archive, shared, strings.take);
  const cells = createCellReader(strings.strings);
  await readXml(archive, sheet, cells.take);
  return { rows: cells.rows, faults: cells.faults, daysAreNumbers: true };
}

/** What the workbook lists first; the order of files in the archive says nothing. */
async function firstSheetPath(
  archive: RandomAccess,
  named: (path: string) => ArchivedFile | undefined,
): Promise<string> {
  const [workbook, relations] = [named('xl/workbook.xml'), named('xl/_rels/workbook.xml.rels')];
  let id: string | undefined;
  let target: string | undefined;
  if (workbook && relations) {
    await readXml(archive, workbook, (token) => {
      if (token.kind === 'open' && token.name.local === 'sheet') id ??= attribute(token, 'id');
    });
    await readXml(archive, relations, (token) => {
      const isFirst = token.kind === 'open' && token.name.local === 'Relationship' && attribute(token, 'Id') === id;
      if (isFirst) target = attribute(token, 'Target');
    });
  }
  if (target === undefined) return 'xl/worksheets/sheet1.xml';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function attribute(token: XmlToken, name: string): string | undefined {
  return token.kind === 'open' ? token.attributes.find(({ local }) => local === name)?.value : undefined;
}

async function readXml(archive: RandomAccess, file: ArchivedFile, take: (token: XmlToken) => void): Promise<void> {
  const tokenizer = createTokenizer({}, take);
  for await (const piece of unpackFile(archive, file)) tokenizer.write(piece);
  tokenizer.end();
}
