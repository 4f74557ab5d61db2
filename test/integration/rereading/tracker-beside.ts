import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { factsAfter, packetToReread, reportMismatch, type RequestOf } from '@edoc-axis/contracts';
import { createPool, migrate } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import * as journey from '../../../apps/exchange/src/journey/index.js';
import * as suspicion from '../../../apps/exchange/src/rereading/index.js';
import { createFactPuller } from '../../../apps/tracker/src/evidence/pull-facts.js';
import type { PacketReader } from '../../../apps/tracker/src/rereading/packet-reader.js';
import { createRereader, type RereaderParts } from '../../../apps/tracker/src/rereading/reread-accepted.js';
import { rereadPacket } from '../../../apps/tracker/src/rereading/reread-packet.js';
import { trackerMigrations } from '../../../apps/tracker/src/store/migrations/index.js';
import { examineRereading } from '../../../apps/tracker/src/store/rereading.js';
import type { ExchangeUnderTest } from '../exchange/support/exchange-under-test.js';

export type TrackerBeside = Awaited<ReturnType<typeof startTrackerBeside>>;

/** A tracker beside an exchange under test, in the same database, with its re-reader in the test's hands. */
export async function startTrackerBeside(exchange: ExchangeUnderTest) {
  const { ports, access, receipts, clock } = exchange;
  const own = { url: access.url, owner: 'tracker', password: 't' } as const;
  await migrate(own, trackerMigrations);
  const pool = createPool(own);
  const spoolFolder = await mkdtemp(join(tmpdir(), 'edoc-spool-'));
  const suspects = await suspicion.followSuspects(ports.database);
  const process = { ...ports, suspects };

  /** Reads in this process what the tracker reads in a thread. */
  const reader: PacketReader = {
    read: (task) => rereadPacket({ content: ports.content, spoolFolder }, task),
    close: async () => undefined,
  };

  const beside = {
    ...{ pool, suspects, process, spoolFolder, reader },

    async pulls(): Promise<void> {
      const puller = createFactPuller({
        ...{ pool, clock, trust: { rootPem: receipts.rootPem } },
        ask: (wanted) => journey.factsAfter(ports, factsAfter.request.parse(wanted)),
      });
      await puller.catchUp(1_000);
    },

    asks: async (wanted: RequestOf<typeof packetToReread>) =>
      packetToReread.reply.parse(await suspicion.packetToReread(ports, packetToReread.request.parse(wanted))),

    reports: (found: RequestOf<typeof reportMismatch>) =>
      suspicion.reportMismatch(process, reportMismatch.request.parse(found)),

    rereader: (parts: Partial<RereaderParts> = {}) =>
      createRereader({
        ...{ pool, reader, clock, share: 1, directory: ports.directory },
        ...{ ask: beside.asks, report: beside.reports, quietMs: () => 0, pause: async () => undefined },
        ...parts,
      }),

    /** Pulls and reads anew until there is nothing left. */
    async rereads(parts: Partial<RereaderParts> = {}): Promise<void> {
      await beside.pulls();
      const rereader = beside.rereader(parts);
      while ((await beside.behind()) > 0) await rereader.step();
    },

    behind: async () => (await examineRereading(pool, 100)).behind,
    unread: async () => (await examineRereading(pool, 100)).unread,

    /** The packets that were found out. */
    async found(on: Pool = ports.database): Promise<{ document: string; names: string[] }[]> {
      const { rows } = await on.query<{ document: string; differences: { name: string }[] }>(
        'select document, differences from frozen_packet order by frozen_at, packet',
      );
      return rows.map(({ document, differences }) => ({ document, names: differences.map(({ name }) => name) }));
    },

    async stop(): Promise<void> {
      await pool.end();
      await rm(spoolFolder, { recursive: true, force: true });
    },
  };
  return beside;
}
