import { Logger } from '@nestjs/common';
import { putImportInForce } from '@edoc-axis/contracts';
import {
  administeredBranches,
  type AgencyCode,
  type Caller,
  CataloguedError,
  isCatalogued,
  mayAdministerFor,
} from '@edoc-axis/domain';
import { propose } from '../approvals/propose.js';
import { areTwoNeeded } from '../approvals/two-persons.js';
import { type Fault, planImport, type PlannedChange, readImport, registeredAt } from '../import/index.js';
import type { RegistryPorts } from '../ports.js';
import type { ImportEnd, ImportProgress } from '../store/imports.js';
import type { AdministrativeAct } from '../store/registry-writer.js';
import { highestOf } from './highest-of.js';
import { countsOf, putInForce, RegisterMoved } from './put-in-force.js';

export interface ImportWork {
  readonly id: string;
  readonly file: Buffer;
  readonly sha256: string;
  readonly dryRun: boolean;
  /** Who brings it. */
  readonly caller: Caller;
  readonly act: AdministrativeAct;
  /** The process is told to end. */
  readonly signal: AbortSignal;
}

const logger = new Logger('import');
/** Somebody else may change the register while a file is judged; who does so all the time is stronger than an import. */
const attemptsMax = 3;
const rowsStagedAtOnce = 5_000;
const pulseMs = 1_000;

/** Takes an import from its file to its end, whatever that is. Until the last step nothing of it is in force. */
export async function workAtImport(work: ImportWork, ports: RegistryPorts): Promise<void> {
  const { id } = work;
  const { imports } = ports.store;
  const pulse = startPulse(work, ports);
  try {
    const end = await tryToEnd(work, pulse, ports);
    if (end) await imports.end(id, end);
  } catch (error) {
    const known = isCatalogued(error) ? error : new CataloguedError('import.broken-off', {}, { cause: error });
    logger.error({ message: 'An import broke off.', import: id, error });
    const { code, params } = known;
    const end: ImportEnd = { state: 'broken-off', at: ports.clock.now(), problem: { code, params } };
    // Where even that cannot be written, it is ended as one whose process is gone.
    await imports.end(id, end).catch(() => undefined);
  } finally {
    pulse.stop();
    await removeRows(id, ports).catch(() => undefined);
  }
}

async function tryToEnd(work: ImportWork, pulse: Pulse, ports: RegistryPorts): Promise<ImportEnd | undefined> {
  const { id, dryRun } = work;
  const { store, clock, twoPersons } = ports;
  for (let attempt = 1; ; attempt += 1) {
    const judged = await judge(work, pulse, ports);
    const { faults, planned, version } = judged;
    if (faults.length > 0) return { state: dryRun ? 'rehearsed' : 'refused', at: clock.now(), faults };
    const isGrave = planned.some(({ grave }) => grave);
    await stage(work, planned, isGrave, pulse, ports);
    if (dryRun) return { state: 'rehearsed', at: clock.now() };

    const act = { ...work.act, agencies: judged.agencies };
    try {
      await pulse.tell({ state: 'putting-in-force' });
      await putInForce({ ...work, version, counts: countsOf(planned), at: judged.at }, act, store, async (writer) => {
        if (isGrave && (await areTwoNeeded(twoPersons, writer.proposals))) throw new NeedsTwo();
      });
      return undefined;
    } catch (error) {
      if (error instanceof NeedsTwo) {
        const concern = { subject: `import ${id}`, agencies: judged.agencies };
        const { id: proposal } = await propose(putImportInForce, { import: id }, concern, work.caller, act, store);
        return { state: 'waiting', at: clock.now(), proposal };
      }
      if (!(error instanceof RegisterMoved)) throw error;
      if (attempt === attemptsMax) throw new CataloguedError('import.register-changed', { agency: error.agency });
      await store.imports.unstage(id);
    }
  }
}

class NeedsTwo extends Error {}

async function judge({ file, caller }: ImportWork, pulse: Pulse, { index, clock, policy }: RegistryPorts) {
  await pulse.tell({ state: 'judging', staged: 0 });
  const { directory } = await index.current();
  const { version } = directory;
  const at = clock.now();
  const registered = registeredAt(directory, at);
  const mayChange = (agencies: readonly AgencyCode[]) => mayAdministerFor(caller, agencies);
  const read = await readImport(file, { registered, mayChange, tell: pulse.note });
  const faults: readonly Fault[] = read.faults;
  const planned = await planImport(read.agencies, registered, policy);
  const agencies = highestOf(planned, administeredBranches(caller));
  if (faults.length === 0) await pulse.tell({ counts: countsOf(planned), agencies: [...agencies] });
  return { faults, planned, version, at, agencies };
}

/** In pieces, so that nobody waits for long; a rehearsal keeps also what stays as it is, to be read. */
async function stage(
  { id, dryRun }: ImportWork,
  planned: readonly PlannedChange[],
  isGrave: boolean,
  pulse: Pulse,
  { store }: RegistryPorts,
): Promise<void> {
  await pulse.tell({ state: 'staging' });
  const staged = dryRun ? planned : planned.filter(({ effect }) => effect !== 'same');
  for (let from = 0; from < staged.length; from += rowsStagedAtOnce) {
    await store.imports.stage(id, staged.slice(from, from + rowsStagedAtOnce), isGrave && !dryRun);
    await pulse.tell({ staged: Math.min(from + rowsStagedAtOnce, staged.length) });
  }
}

async function removeRows(id: string, { store }: RegistryPorts): Promise<void> {
  const row = await store.imports.find(id);
  if (row && row.state !== 'rehearsed' && row.state !== 'waiting') await store.imports.unstage(id);
}

interface Pulse {
  /** Written down with the next beat. */
  note(progress: { readonly rows?: number; readonly judged?: number }): void;
  /** @throws CataloguedError `import.broken-off`, when the import was ended, or the process is */
  tell(progress: ImportProgress): Promise<void>;
  stop(): void;
}

/** Says every second that somebody is at it, and how far. */
function startPulse({ id, signal }: ImportWork, { store, clock }: RegistryPorts): Pulse {
  let noted: ImportProgress = {};
  const beat = async (progress: ImportProgress) => {
    const written = { ...noted, ...progress };
    noted = {};
    return store.imports.move(id, clock.now(), written);
  };
  const timer = setInterval(() => void beat({}).catch(() => undefined), pulseMs);
  timer.unref();
  return {
    note: (progress) => (noted = { ...noted, ...progress }),
    async tell(progress) {
      if (!(await beat(progress)) || signal.aborted) throw new CataloguedError('import.broken-off');
    },
    stop: () => clearInterval(timer),
  };
}
