import { isDeepStrictEqual } from 'node:util';
import type { AgencyEntry, ImportView } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { type ImportedAgency, judgeAgain, planImport, registeredAt } from '../import/index.js';
import type { RegistryPorts } from '../ports.js';
import type { ImportRow } from '../store/entities/import-row.js';
import type { AdministrativeAct } from '../store/registry-writer.js';
import { importView } from './import-view.js';
import { countsOf, putInForce, RegisterMoved } from './put-in-force.js';

const rowsReadAtOnce = 5_000;

/**
 * Puts an import in force that a second person approves: judged anew, and dated from now on. Where the register says of one
 * of its agencies something else by now than what the first person saw, it is refused.
 * @throws CataloguedError `import.register-changed`, `import.broken-off`
 */
export async function approveImport(id: string, act: AdministrativeAct, ports: RegistryPorts): Promise<ImportView> {
  const { store, index, clock, policy } = ports;
  const row = await store.imports.find(id);
  if (row?.state !== 'waiting') throw new CataloguedError('import.broken-off');
  const { directory } = await index.current();
  const { version } = directory;
  const registered = registeredAt(directory, clock.now());
  const { agencies, befores } = await readStaged(id, ports);
  const { faults } = await judgeAgain(agencies, { registered });
  const planned = await planImport(agencies, registered, policy);
  const other = planned.find(({ before }, n) => !isDeepStrictEqual(before, befores[n] ?? undefined));
  if (other || faults.length > 0) throw registerChanged(other?.agency.code ?? String(faults[0]?.params['code'] ?? ''));

  try {
    const staged = { id, sha256: row.sha256 ?? '', version, counts: countsAgain(row, countsOf(planned)) };
    // All in one: what was half staged again would be taken for the whole by who approves next.
    await putInForce({ ...staged, at: registered.at }, act, store, async ({ imports }) => {
      await imports.unstage(id);
      for (let from = 0; from < planned.length; from += rowsReadAtOnce) {
        await imports.stage(id, planned.slice(from, from + rowsReadAtOnce), true);
      }
    });
  } catch (error) {
    throw error instanceof RegisterMoved ? registerChanged(error.agency) : error;
  }
  return importView((await store.imports.find(id)) ?? row);
}

/** Rows that change nothing were not kept. */
function countsAgain({ counts }: ImportRow, planned: ReturnType<typeof countsOf>): ReturnType<typeof countsOf> {
  return { ...planned, same: counts?.same ?? 0 };
}

async function readStaged(id: string, { store }: RegistryPorts) {
  const agencies: ImportedAgency[] = [];
  const befores: (AgencyEntry | null)[] = [];
  for (let after: number | undefined = 0; after !== undefined;) {
    const page = await store.imports.stagedAfter(id, after, rowsReadAtOnce);
    for (const { agency, before } of page) {
      agencies.push(agency);
      befores.push(before);
    }
    after = page.at(-1)?.row;
  }
  return { agencies, befores };
}

function registerChanged(agency: string): CataloguedError {
  return new CataloguedError('import.register-changed', { agency });
}
