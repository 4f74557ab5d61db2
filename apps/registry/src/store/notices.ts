import type { EntityManager } from 'typeorm';

export interface EndNotice {
  readonly certificate: string;
  readonly daysBefore: number;
  readonly endsAt: Date;
  readonly at: Date;
}

/** Writes a notice down; false when it was there. The tracker will read them after a cursor, like facts. */
export async function noticeOnce(manager: EntityManager, notice: EndNotice): Promise<boolean> {
  const { certificate, daysBefore, endsAt, at } = notice;
  const rows = await manager.query<unknown[]>(
    `insert into registry.certificate_notice (certificate, days_before, noticed_at, ends_at) values ($1, $2, $3, $4)
     on conflict do nothing returning certificate`,
    [certificate, daysBefore, at, endsAt],
  );
  return rows.length > 0;
}
