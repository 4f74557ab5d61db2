import type { beginImport as question, HeardBy, ImportView } from '@edoc-axis/contracts';
import { CataloguedError, demand, mayImport } from '@edoc-axis/domain';
import { type Asked, newId } from '@edoc-axis/platform';
import { callerIn, nameIn } from '../administrative-act.js';
import type { RegistryPorts } from '../ports.js';
import { endSilentImports } from './end-imports.js';
import { importView } from './import-view.js';

/**
 * Makes room for a file of agencies. One at a time: each is judged beside the register as it is, and two would only judge
 * in vain.
 * @throws CataloguedError `import.under-way`
 */
export async function beginImport(
  { dryRun, reason }: HeardBy<typeof question>,
  asked: Asked,
  ports: RegistryPorts,
): Promise<ImportView> {
  demand(mayImport(await callerIn(asked, ports)));
  const { imports } = ports.store;
  await endSilentImports(ports);
  const id = newId();
  const begun = { id, dryRun, who: nameIn(asked), address: asked.address ?? null, reason: reason ?? null };
  const isFirst = await imports.begin({ ...begun, begunAt: ports.clock.now() });
  if (!isFirst) {
    const running = await imports.running();
    throw new CataloguedError('import.under-way', { who: running?.who, begunAt: running?.begunAt });
  }
  return importView(await known(id, ports));
}

async function known(id: string, { store }: RegistryPorts) {
  const row = await store.imports.find(id);
  if (!row) throw new CataloguedError('import.unknown', { import: id });
  return row;
}
