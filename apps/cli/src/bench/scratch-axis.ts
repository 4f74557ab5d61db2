import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type AxisClient, createClient, readCredentials } from '@edoc-axis/client';
import { readSettings, startPostgres } from '@edoc-axis/platform';
import type { CommandContext } from '../commands/command.js';
import { makeProvince, type SampleProvince } from '../demo/make-province.js';
import { openTerminal } from '../terminal/terminal.js';
import type { Workbench } from './bench.js';
import { edocStart } from './edoc-start.js';

/** An axis with the sample province and nothing else, gone with the bench. */
export interface ScratchAxis {
  readonly url: string;
  readonly province: SampleProvince;
  /** Of commands that act on it. */
  readonly context: CommandContext;
  readonly office: AxisClient;
  readonly communes: AxisClient;
  /** Receipts are judged by it. */
  readonly rootPem: string;
  /** The administrator's. */
  readonly databaseUrl: string;
}

/** A load has no quota: what is measured is how much passes, not how well we refuse. */
const noQuotas = {
  EDOC_REQUESTS_PER_MINUTE_MAX: '10000000',
  EDOC_PACKETS_IN_FLIGHT_MAX: '10000',
};

/** PostgreSQL is started here and not by the axis, so that others can be measured against the very same one. */
export async function startScratchAxis({ folder, say, undoLater }: Workbench): Promise<ScratchAxis> {
  say('starting an axis');
  const password = randomBytes(24).toString('hex');
  const postgres = await startPostgres({ folder: join(folder, 'postgres'), password });
  undoLater(() => postgres.stop());

  const settings = { EDOC_HOME: join(folder, 'home'), EDOC_PORT: '0', EDOC_LOG: 'warn', ...noQuotas };
  const axis = await edocStart({ ...settings, DATABASE_URL: postgres.url }, join(folder, 'axis.log'));
  undoLater(axis.stop);

  const terminal = openTerminal('en', () => true);
  const context: CommandContext = { terminal, settings: readSettings(settings) };
  const province = await makeProvince(context);
  const [office, communes] = await Promise.all([
    readCredentials(province.officeSystem),
    readCredentials(province.communesSystem),
  ]);
  return {
    url: axis.url,
    province,
    context,
    office: createClient(axis.url, { name: office.system, keyPem: office.keyPem }, 'en'),
    communes: createClient(axis.url, { name: communes.system, keyPem: communes.keyPem }, 'en'),
    rootPem: office.axisRootPem,
    databaseUrl: postgres.url,
  };
}
