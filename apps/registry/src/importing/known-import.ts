import { type AgencyCode, CataloguedError, mayInspectFor } from '@edoc-axis/domain';
import type { Asked } from '@edoc-axis/platform';
import { callerIn, nameIn } from '../administrative-act.js';
import type { RegistryPorts } from '../ports.js';
import type { ImportRow } from '../store/entities/import-row.js';

/**
 * The import of who asks, or one of agencies that are their business. To others there is none.
 * @throws CataloguedError `import.unknown`
 */
export async function knownImport(id: string, asked: Asked, ports: RegistryPorts): Promise<ImportRow> {
  const row = await ports.store.imports.find(id);
  const caller = await callerIn(asked, ports);
  const isTheirs = row?.who === nameIn(asked);
  if (row && (isTheirs || mayInspectFor(caller, row.agencies as AgencyCode[]) === true)) return row;
  throw new CataloguedError('import.unknown', { import: id });
}

/** The one that who asks began and that nobody has ended. */
export async function ownImport(id: string, asked: Asked, ports: RegistryPorts): Promise<ImportRow> {
  const row = await knownImport(id, asked, ports);
  if (row.who !== nameIn(asked)) throw new CataloguedError('import.unknown', { import: id });
  if (!row.running) throw new CataloguedError('import.broken-off');
  return row;
}
