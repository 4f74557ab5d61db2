import { importBytesMax } from '@edoc-axis/contracts';
import { archiveLimits } from '@edoc-axis/signature';

/** What a file of agencies may make us hold. A country in one file has 125,000 rows and some 20 MB as CSV. */
export const importLimits = {
  importBytesMax,
  /** Agencies, without the row that names the columns. */
  rowsMax: 200_000,
  columnsMax: 64,
  cellCharactersMax: 8_192,
  /** Of all cells: in a workbook one long text may stand in a million cells and be written once. */
  charactersMax: 64 * 1024 * 1024,
  /** Listed; who has made more mends these first. */
  faultsMax: 10_000,
  successorsMax: 200,
} as const;

/** A workbook is a ZIP file of a dozen small parts and its sheets. */
export const workbookLimits = {
  ...archiveLimits,
  archiveBytesMax: importLimits.importBytesMax,
  filesMax: 200,
  directoryBytesMax: 64 * 1024,
  unpackedBytesMax: 256 * 1024 * 1024,
} as const;
