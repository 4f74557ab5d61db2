import { type EntityManager, In } from 'typeorm';
import { CertificateNoticeRow } from './entities/revocation-row.js';

export interface EndNotice {
  readonly certificate: string;
  readonly daysBefore: number;
  readonly endsAt: Date;
  readonly at: Date;
}

/** Who stands in the audit log for what the axis does by itself. */
const byItself = 'axis';

/** Writes a notice down, here and in the audit log; false when it was there. */
export async function noticeOnce(manager: EntityManager, notice: EndNotice): Promise<boolean> {
  const { certificate, daysBefore, endsAt, at } = notice;
  const rows = await manager.query<unknown[]>(
    `with noticed as (
       insert into registry.certificate_notice (certificate, days_before, noticed_at, ends_at) values ($1, $2, $3, $4)
       on conflict do nothing returning certificate, days_before, noticed_at, ends_at
     )
     insert into registry.audit (at, who, what, subject, directory_version, after, agencies)
     select noticed_at, $5, 'registry.notice-end', certificate,
            (select coalesce(max(version), 0) from registry.directory_change),
            jsonb_build_object('daysBefore', days_before, 'endsAt', $6::text),
            array(select agency from registry.certificate_agency c where c.sha256 = noticed.certificate)
       from noticed
     returning id`,
    [certificate, daysBefore, at, endsAt, byItself, endsAt.toISOString()],
  );
  return rows.length > 0;
}

/** What was said of these certificates, the earliest notice first. */
export async function noticesOf(manager: EntityManager, certificates: readonly string[]): Promise<EndNotice[]> {
  const rows = await manager.find(CertificateNoticeRow, {
    where: { certificate: In([...certificates]) },
    order: { daysBefore: 'desc' },
  });
  return rows.map(({ noticedAt: at, ...notice }) => ({ ...notice, at }));
}
