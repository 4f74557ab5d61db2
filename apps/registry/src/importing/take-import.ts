import { createHash } from 'node:crypto';
import {
  type HeardBy,
  type ImportView,
  putImportInForce,
  type runImport,
  type takeImportPart,
} from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { Asked } from '@edoc-axis/platform';
import { actOf, callerIn } from '../administrative-act.js';
import type { RegistryPorts } from '../ports.js';
import { importView } from './import-view.js';
import { ownImport } from './known-import.js';
import { workAtImport } from './work-at-import.js';

/** The next piece of a file that arrives. */
export async function takePart(
  { import: id, part, bytes }: HeardBy<typeof takeImportPart>,
  asked: Asked,
  ports: RegistryPorts,
): Promise<{ bytes: number }> {
  await ownImport(id, asked, ports);
  const taken = ports.importsUnderWay.take(id, part, bytes.bytes);
  if (!(await ports.store.imports.move(id, ports.clock.now(), { bytes: taken }, 'receiving'))) {
    throw new CataloguedError('import.broken-off');
  }
  return { bytes: taken };
}

/** The file is there: it is judged, and put in force if it may be, while nobody waits. One that did not come whole is over. */
export async function takeImport(
  { import: id, complete }: HeardBy<typeof runImport>,
  asked: Asked,
  ports: RegistryPorts,
): Promise<ImportView> {
  const row = await ownImport(id, asked, ports);
  const caller = await callerIn(asked, ports);
  const { store, clock, importsUnderWay } = ports;
  const at = clock.now();
  // Asked twice, in the same moment too: one takes the file, and it goes on.
  if (await store.imports.move(id, at, { state: 'judging' }, 'receiving')) {
    const file = importsUnderWay.collect(id);
    const sha256 = createHash('sha256').update(file).digest('hex');
    if (!complete || file.length !== row.bytes) {
      await store.imports.end(id, { state: 'refused', at, problem: { code: 'import.part-missing', params: {} } });
    } else if (await store.imports.move(id, at, { sha256 })) {
      const act = actOf(asked, putImportInForce, clock, { reason: row.reason ?? undefined });
      const work = { id, file, sha256, dryRun: row.dryRun, caller, act };
      importsUnderWay.work(id, (signal) => workAtImport({ ...work, signal }, ports));
    }
  }
  return importView((await store.imports.find(id)) ?? row);
}
