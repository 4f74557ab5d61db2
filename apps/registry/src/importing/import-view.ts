import type { ImportedRow, ImportFault, ImportView, Saying } from '@edoc-axis/contracts';
import { sentences } from '@edoc-axis/domain';
import type { Fault } from '../import/index.js';
import type { StagedRow } from '../store/entities/import-row.js';
import type { ListedImport } from '../store/imports.js';

export function importView(row: ListedImport): ImportView {
  const { firstVersion: first, lastVersion: last } = row;
  return {
    ...{ id: row.id, state: row.state, dryRun: row.dryRun, who: row.who, reason: row.reason ?? undefined },
    ...{ begunAt: row.begunAt.toISOString(), endedAt: row.endedAt?.toISOString() },
    ...{ bytes: row.bytes, sha256: row.sha256 ?? undefined },
    ...{ rows: row.rows, judged: row.judged, staged: row.staged, counts: row.counts ?? undefined },
    faults: row.faultsCount,
    problem: row.problem === null ? undefined : sayingOf(row.problem as Fault),
    versions: first === null || last === null ? undefined : { first, last },
    approval: row.proposal ?? undefined,
  };
}

export function faultView({ row, column, ...said }: Fault): ImportFault {
  // One about how many there are stands behind all rows.
  return { row: Number.isFinite(row) ? (row ?? undefined) : undefined, column, ...sayingOf(said) };
}

export function rowView({ row, code, effect, changed }: StagedRow): ImportedRow {
  return { row, code, effect, changed };
}

function sayingOf({ code, params }: Pick<Fault, 'code' | 'params'>): Saying {
  return { code, params, sentence: sentences(code, params) };
}
