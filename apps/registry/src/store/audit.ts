import type { EntityManager } from 'typeorm';
import { AuditRow } from './entities/audit-row.js';

export interface AuditWanted {
  readonly subject?: string;
  readonly who?: string;
  readonly from?: Date;
  readonly to?: Date;
  /** What concerns one of these or something below it; everything when absent. */
  readonly branches?: readonly string[];
  readonly agency?: string;
  readonly after?: string;
  readonly limit: number;
}

/** The audit log, the newest first. */
export async function readAuditRows(manager: EntityManager, wanted: AuditWanted): Promise<AuditRow[]> {
  const { subject, who, from, to, branches, agency, after, limit } = wanted;
  const query = manager.createQueryBuilder(AuditRow, 'audit').orderBy('audit.id', 'DESC').limit(limit);
  if (subject !== undefined) query.andWhere('audit.subject = :subject', { subject });
  if (who !== undefined) query.andWhere('(audit.who = :who or audit.approved_by = :who)', { who });
  if (from !== undefined) query.andWhere('audit.at >= :from', { from });
  if (to !== undefined) query.andWhere('audit.at < :to', { to });
  if (after !== undefined) query.andWhere('audit.id < :after', { after });
  if (branches !== undefined) query.andWhere(concerns('branches'), { branches: [...branches] });
  if (agency !== undefined) query.andWhere(concerns('agency'), { agency: [agency] });
  return query.getMany();
}

/** Whole groups count: what is below `H3` is not below `H36`. */
function concerns(parameter: string): string {
  return `exists (select from unnest(audit.agencies) a, unnest(cast(:${parameter} as text[])) b
                   where a = b or starts_with(a, b || '.'))`;
}
