import { DataSource } from 'typeorm';
import { AgencyRow } from './entities/agency-row.js';
import { AuditRow } from './entities/audit-row.js';
import { CertificateAgencyRow, CertificateRow } from './entities/certificate-row.js';
import { DirectoryChangeRow } from './entities/directory-change-row.js';
import { ImportRow, StagedRow } from './entities/import-row.js';
import { ReorganisationRow } from './entities/reorganisation-row.js';
import {
  CertificateNoticeRow,
  IssuerRow,
  MetCertificateRow,
  RevocationAnswerRow,
  RevocationRow,
} from './entities/revocation-row.js';
import { InvitationRow, KnownAddressRow, PersonRow, SessionRow, SignInTryRow } from './entities/person-row.js';
import { NoticeRow, ProposalRow, TwoPersonsRow } from './entities/proposal-row.js';
import { RecipientListRow } from './entities/recipient-list-row.js';
import { ServingRow, SystemRow } from './entities/system-row.js';

/** Administrators are few, and everybody else reads the directory from a snapshot. */
const connectionsMax = 8;
const statementMs = 30_000;

/** The registry's tables on the database at `url`; not yet connected. */
export function registryDataSource(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema: 'registry',
    applicationName: 'edoc registry',
    installExtensions: false,
    entities: [
      ...[AgencyRow, CertificateRow, CertificateAgencyRow, SystemRow, ServingRow, DirectoryChangeRow, AuditRow],
      ...[PersonRow, InvitationRow, SessionRow, SignInTryRow, KnownAddressRow],
      ...[ProposalRow, TwoPersonsRow, NoticeRow],
      ...[RevocationRow, RevocationAnswerRow, IssuerRow, MetCertificateRow, CertificateNoticeRow],
      ...[RecipientListRow],
      ...[ReorganisationRow, ImportRow, StagedRow],
    ],
    poolSize: connectionsMax,
    extra: { statement_timeout: statementMs, idle_in_transaction_session_timeout: statementMs },
  });
}
