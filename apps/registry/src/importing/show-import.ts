import type {
  HeardBy,
  ImportOutcome,
  listImportedRows,
  listImportFaults,
  ReplyOf,
  showImport as question,
} from '@edoc-axis/contracts';
import { type Asked, cutPage } from '@edoc-axis/platform';
import type { RegistryPorts } from '../ports.js';
import { faultView, importView, rowView } from './import-view.js';
import { knownImport } from './known-import.js';

/** Somebody reads so many at once; the others are asked for. */
const firstMax = 100;
const pageBytesMax = 150_000;

/** How far an import is, or how it ended; where that is soon, waits for it. */
export async function showImport(
  { import: id, waitMs }: HeardBy<typeof question>,
  asked: Asked,
  ports: RegistryPorts,
): Promise<ImportOutcome> {
  await knownImport(id, asked, ports);
  await ports.importsUnderWay.ended(id, waitMs);
  const row = await knownImport(id, asked, ports);
  const { imports } = ports.store;
  const faults = row.faultsCount === 0 ? [] : await imports.faultsAfter(id, 0, firstMax);
  const rows = row.state === 'rehearsed' ? await imports.rowsAfter(id, 0, firstMax) : [];
  const { page: firstFaults } = cutPage(faults.map(faultView), firstMax, () => 0, pageBytesMax);
  return { ...importView(row), firstFaults, firstRows: rows.map(rowView) };
}

export async function listFaults(
  { import: id, after, limit }: HeardBy<typeof listImportFaults>,
  asked: Asked,
  ports: RegistryPorts,
): Promise<ReplyOf<typeof listImportFaults>> {
  await knownImport(id, asked, ports);
  const found = await ports.store.imports.faultsAfter(id, after, limit + 1);
  const { page, next } = cutPage(found.map(faultView), limit, () => 0);
  return { faults: page, next: next === undefined ? undefined : after + page.length };
}

export async function listRows(
  { import: id, after, limit, effect }: HeardBy<typeof listImportedRows>,
  asked: Asked,
  ports: RegistryPorts,
): Promise<ReplyOf<typeof listImportedRows>> {
  await knownImport(id, asked, ports);
  const found = await ports.store.imports.rowsAfter(id, after, limit + 1, effect);
  const { page, next } = cutPage(found.map(rowView), limit, ({ row }) => row);
  return { rows: page, next };
}
