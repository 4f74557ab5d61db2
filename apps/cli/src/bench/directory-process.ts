import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { directorySince } from '@edoc-axis/contracts';
import {
  createAsker,
  createDirectoryFollower,
  createDirectorySnapshot,
  createPool,
  type DirectoryFollower,
  readOwnKeys,
  rememberedAddress,
} from '@edoc-axis/platform';
import { answerAlone } from './process-alone.js';

/** To take the whole directory as a process of the axis does, from the registry or from its own tables. */
export interface DirectoryRound {
  readonly home: string;
  readonly axis: string;
  readonly databaseUrl: string;
  readonly from: 'registry' | 'tables';
}

export interface DirectoryTaken {
  readonly ms: number;
  readonly cpuMs: number;
  readonly version: number;
  readonly agencies: number;
  /** What the directory holds of the heap, and its strings beside it. */
  readonly mib: number;
}

answerAlone(async ({ home, axis, databaseUrl, from }: DirectoryRound): Promise<DirectoryTaken> => {
  const { transport, published, databasePassword } = readOwnKeys(home, 'tracker');
  const address = rememberedAddress(home);
  if (!address) throw new Error(`No axis was started in ${home}.`);
  const asker = createAsker({ keys: transport, ports: address.ports });
  const pool = createPool({ url: databaseUrl, owner: 'tracker', password: databasePassword });
  const bytesBefore = await heldBytes();
  const follower = createDirectoryFollower({
    ask: async (since) => (await asker.ask(directorySince, { since, audience: 'processes' })).page,
    publicKeys: (kid) => published.ring.believed('directory', new Date(), kid),
    issuer: axis,
    audience: 'processes',
    store: from === 'tables' ? createDirectorySnapshot(pool) : { load: nothing, save: async () => undefined },
  });
  const before = performance.now();
  const cpuBefore = process.cpuUsage();
  await follower.load();
  if (from === 'registry') await follow(follower);
  const ms = performance.now() - before;
  const { user, system } = process.cpuUsage(cpuBefore);
  const agencies = [...follower.directory.agencies()].length;
  await asker.close();
  await pool.end();
  const mib = ((await heldBytes()) - bytesBefore) / 1024 ** 2;
  return { ms, cpuMs: (user + system) / 1_000, version: follower.directory.version, agencies, mib };
});

async function follow(follower: DirectoryFollower): Promise<void> {
  while (!(await follower.step()).caughtUp);
}

const nothing = () => Promise.resolve({ version: 0, changes: [] });

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Twice, since buffers are let go of only after who held them was collected. */
async function heldBytes(): Promise<number> {
  for (let time = 0; time < 2; time += 1) {
    collectGarbage();
    await setImmediate();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
