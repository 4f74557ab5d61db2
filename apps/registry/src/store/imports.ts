import type { AgencyEntry, ImportedRow } from '@edoc-axis/contracts';
import { type EntityManager, type InsertQueryBuilder, IsNull, MoreThan } from 'typeorm';
import type { Fault, ImportedAgency, PlannedChange } from '../import/index.js';
import { ImportRow, StagedRow } from './entities/import-row.js';

export type Staged = Pick<PlannedChange, 'agency' | 'effect' | 'changed' | 'before' | 'after'>;

/** What may be written of an import that is under way. */
export type ImportProgress = Partial<
  Pick<ImportRow, 'state' | 'bytes' | 'sha256' | 'rows' | 'judged' | 'staged' | 'counts' | 'agencies'>
>;

/** How an import ends, or comes to wait for a second person. */
export interface ImportEnd {
  readonly state: 'in-force' | 'rehearsed' | 'refused' | 'broken-off' | 'waiting';
  readonly at: Date;
  readonly faults?: readonly Fault[];
  readonly problem?: Fault;
  readonly proposal?: string;
  readonly versions?: { readonly first: number; readonly last: number };
}

const listedColumns = [
  ...(['id', 'state', 'dryRun', 'who', 'reason', 'begunAt', 'endedAt', 'bytes', 'sha256', 'rows', 'judged'] as const),
  ...(['staged', 'counts', 'faultsCount', 'problem', 'proposal', 'firstVersion', 'lastVersion'] as const),
] as const;

export type ListedImport = Pick<ImportRow, (typeof listedColumns)[number]>;

export interface NewestImports {
  readonly before?: string;
  readonly limit: number;
  readonly whose?: { readonly who: string; readonly branches: readonly string[] };
}

/** One statement each: larger ones only need more memory. */
const rowsRemovedAtOnce = 10_000;

/** Files of agencies that were brought, and the rows that are not in force yet. */
export class Imports {
  constructor(private readonly manager: EntityManager) {}

  async find(id: string): Promise<ImportRow | undefined> {
    return (await this.manager.findOneBy(ImportRow, { id })) ?? undefined;
  }

  /**
   * The newest first, before one: all, or those somebody brought and those of agencies in these branches alone. Without the faults of
   * the files, which are long. There are few imports: looked through are all, by their ids.
   */
  newest({ before, limit, whose }: NewestImports): Promise<ListedImport[]> {
    const query = this.manager
      .createQueryBuilder(ImportRow, 'i')
      .select(listedColumns.map((column) => `i.${column}`))
      .orderBy('i.id', 'DESC')
      .limit(limit);
    if (before !== undefined) query.andWhere('i.id < :before', { before });
    if (whose) {
      query.andWhere(
        `(i.who = :who or (cardinality(i.agencies) > 0 and not exists (
           select from unnest(i.agencies) as one (code)
            where not exists (select from unnest(cast(:branches as text[])) as branch (code)
                               where one.code = branch.code or starts_with(one.code, branch.code || '.')))))`,
        { who: whose.who, branches: [...whose.branches] },
      );
    }
    return query.getMany();
  }

  /** The one that is under way. */
  async running(): Promise<ImportRow | undefined> {
    return (await this.manager.findOneBy(ImportRow, { running: true })) ?? undefined;
  }

  /** @returns false while another one is under way */
  async begin(row: Pick<ImportRow, 'id' | 'dryRun' | 'who' | 'address' | 'reason' | 'begunAt'>): Promise<boolean> {
    const begun = {
      ...row,
      ...{ running: true as const, state: 'receiving' as const, movedAt: row.begunAt, endedAt: null },
      ...{ bytes: 0, sha256: null, rows: 0, judged: 0, staged: 0, counts: null, faults: [], faultsCount: 0 },
      ...{ problem: null, agencies: [], proposal: null, firstVersion: null, lastVersion: null },
    };
    const insert: InsertQueryBuilder<ImportRow> = this.manager.createQueryBuilder().insert().into(ImportRow);
    const { raw } = await insert.values(begun).orIgnore().returning('id').execute();
    return (raw as unknown[]).length > 0;
  }

  /**
   * @param from the state it must be in, where only one of several may take it on
   * @returns false when it is not, or has ended: whoever works on it still must leave it alone
   */
  async move(id: string, at: Date, progress: ImportProgress, from?: ImportRow['state']): Promise<boolean> {
    const where = { id, running: true as const, ...(from !== undefined && { state: from }) };
    const { affected } = await this.manager.update(ImportRow, where, { ...progress, movedAt: at });
    return affected === 1;
  }

  /** @returns false when it has ended already */
  async end(id: string, { state, at, faults = [], problem, proposal, versions }: ImportEnd): Promise<boolean> {
    const { affected } = await this.manager.update(
      ImportRow,
      { id, endedAt: IsNull() },
      {
        ...{ running: null, state, movedAt: at, endedAt: state === 'waiting' ? null : at },
        ...{ faults: [...faults], faultsCount: faults.length, problem: problem ?? null },
        ...(proposal !== undefined && { proposal }),
        ...{ firstVersion: versions?.first ?? null, lastVersion: versions?.last ?? null },
      },
    );
    return affected === 1;
  }

  /** Those whose process was not seen at them since a moment: it is gone. */
  async endSilent(since: Date, at: Date, problem: Fault): Promise<number> {
    const [, count] = await this.manager.query<[unknown, number]>(
      `update registry.agency_import set running = null, state = 'broken-off', ended_at = $2, problem = $3
        where running and moved_at < $1`,
      [since, at, JSON.stringify(problem)],
    );
    return count;
  }

  /** Those a second person did not approve. */
  async endUnapproved(at: Date): Promise<void> {
    await this.manager.query(
      `update registry.agency_import i set state = 'refused', ended_at = $1
         from registry.proposal p
        where p.id = i.proposal and i.state = 'waiting' and (p.state in ('refused', 'lapsed') or p.until <= $1)`,
      [at],
    );
  }

  /** The rows of imports that have ended; of a rehearsal somebody reads them for a while. */
  async removeEnded(rehearsedBefore: Date): Promise<void> {
    let removed = rowsRemovedAtOnce;
    while (removed === rowsRemovedAtOnce) {
      [, removed] = await this.manager.query<[unknown, number]>(
        `delete from registry.agency_import_row where (import, row) in (
           select r.import, r.row from registry.agency_import_row r join registry.agency_import i on i.id = r.import
            where i.ended_at is not null and (i.state <> 'rehearsed' or i.ended_at < $1) limit $2)`,
        [rehearsedBefore, rowsRemovedAtOnce],
      );
    }
  }

  /** @param keepsFile also what is to be judged anew when a second person approves */
  async stage(id: string, staged: readonly Staged[], keepsFile: boolean): Promise<void> {
    const rows = staged.map(({ agency, effect, changed, before, after }) => ({
      ...{ row: agency.row, code: agency.code, effect, changed },
      ...(keepsFile && { agency }),
      ...(effect !== 'same' && { before, after }),
    }));
    await this.manager.query(
      `insert into registry.agency_import_row (import, row, code, effect, changed, agency, before, after)
       select $1, r.* from json_to_recordset($2::json)
         as r (row integer, code text, effect text, changed text[], agency jsonb, before jsonb, after jsonb)`,
      [id, JSON.stringify(rows)],
    );
  }

  async unstage(id: string): Promise<void> {
    await this.manager.delete(StagedRow, { import: id });
  }

  /** By row, after one. */
  rowsAfter(id: string, after: number, limit: number, effect?: ImportedRow['effect']): Promise<StagedRow[]> {
    return this.manager.find(StagedRow, {
      where: { import: id, row: MoreThan(after), ...(effect !== undefined && { effect }) },
      select: { import: true, row: true, code: true, effect: true, changed: true },
      order: { row: 'asc' },
      take: limit,
    });
  }

  /** What its rows say and said when it was judged. PostgreSQL writes them as one JSON text: row by row takes seconds. */
  async stagedAfter(
    id: string,
    after: number,
    limit: number,
  ): Promise<{ row: number; agency: ImportedAgency; before: AgencyEntry | null }[]> {
    const [found] = await this.manager.query<
      { rows: { row: number; agency: ImportedAgency; before: AgencyEntry | null }[] }[]
    >(
      `select coalesce(json_agg(r), '[]') as rows from (
         select row, agency, before from registry.agency_import_row
          where import = $1 and row > $2 order by row limit $3) r`,
      [id, after, limit],
    );
    return found?.rows ?? [];
  }

  async faultsAfter(id: string, after: number, limit: number): Promise<Fault[]> {
    const rows = await this.manager.query<{ fault: Fault }[]>(
      `select fault from registry.agency_import, jsonb_array_elements(faults) with ordinality as f (fault, n)
        where id = $1 and n > $2 order by n limit $3`,
      [id, after, limit],
    );
    return rows.map(({ fault }) => fault);
  }
}
