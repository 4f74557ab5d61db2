import { availableParallelism } from 'node:os';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import type { SchemaOwner } from '../home/places.js';
import { type DatabaseAccess, urlFor } from './access.js';
import { haltAroundStatements } from './halt-around-statements.js';

export interface PoolOptions {
  readonly connectionsMax?: number;
  readonly statementMs?: number;
}

/** More than can work at once only wait for the processors, and cool each other's caches: statements of a kind go together. */
const connectionsMaxOtherwise = 3 + availableParallelism();
const connectMs = 5_000;
const idleMs = 30_000;

/**
 * Our statements are written for one plan, whatever their values; PostgreSQL would plan some of them anew each time. And
 * they find their rows by an index: a plan that reads or merges whole tables, made while they were small, would be kept
 * while they grow.
 */
const planning = ['plan_cache_mode=force_generic_plan', 'enable_seqscan=off', 'enable_mergejoin=off'].map(
  (setting) => `-c ${setting}`,
);

/** Connections of one schema's owner; unqualified names mean its own schema. */
export function createPool(
  access: DatabaseAccess,
  { connectionsMax = connectionsMaxOtherwise, statementMs = 30_000 }: PoolOptions = {},
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: urlFor(access),
    max: connectionsMax,
    connectionTimeoutMillis: connectMs,
    idleTimeoutMillis: idleMs,
    statement_timeout: statementMs,
    // A transaction whose process hangs would hold the feed of facts back for all.
    idle_in_transaction_session_timeout: statementMs,
    application_name: applicationName(access.owner),
    options: planning.join(' '),
  });
  // A connection that breaks says so to its listeners; without one, idle or at work, it would end the process. Who was
  // using it is told by the statement it waits for.
  const logger = new Logger('database');
  pool.on('error', (error) => logger.warn({ message: 'An idle connection broke.', error: error.message }));
  pool.on('connect', (client) => {
    client.on('error', (error) => logger.debug({ message: 'A connection broke.', error }));
    haltAroundStatements(client);
  });
  return pool;
}

function applicationName(owner: SchemaOwner): string {
  return `edoc ${owner}`;
}
