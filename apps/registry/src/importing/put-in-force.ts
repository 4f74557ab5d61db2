import type { ImportedRow } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { PlannedChange } from '../import/index.js';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct, RegistryWriter } from '../store/registry-writer.js';

export interface StagedImport {
  readonly id: string;
  readonly sha256: string;
  /** Of the directory beside which its rows were judged. */
  readonly version: number;
  readonly counts: Counts;
  /** From when on it holds. */
  readonly at: Date;
}

type Counts = Record<ImportedRow['effect'], number>;

/** Somebody changed an agency after the file was judged. */
export class RegisterMoved extends Error {
  constructor(readonly agency: string) {
    super('The register has gone on.');
  }
}

/**
 * Puts what is staged in force, all of it or nothing, under the lock on versions: nothing was changed since it was judged,
 * and an import that was ended meanwhile stays ended.
 * @param before what else is to be found out, or done, in the same transaction
 * @throws RegisterMoved
 */
export function putInForce(
  { id, sha256, version, counts, at }: StagedImport,
  act: AdministrativeAct,
  store: RegistryStore,
  before: (writer: RegistryWriter) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  return store.write({ ...act, at }, async (writer) => {
    await before(writer);
    const agency = await writer.agencyChangedAfter(version);
    if (agency !== undefined) throw new RegisterMoved(agency);
    const versions = await writer.putStaged(id);
    if (versions) await writer.note(`import ${id}`, { import: id, sha256, rows: counts, versions });
    if (!(await writer.imports.end(id, { state: 'in-force', at: act.at, versions }))) {
      throw new CataloguedError('import.broken-off');
    }
  });
}

export function countsOf(planned: readonly PlannedChange[]): Counts {
  const counts = { new: 0, changed: 0, same: 0 };
  for (const { effect } of planned) counts[effect] += 1;
  return counts;
}
