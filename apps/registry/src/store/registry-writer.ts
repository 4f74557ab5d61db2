import type { AgencyContacts, CertificateEntry, DirectoryEntry, ServingEntry } from '@edoc-axis/contracts';
import { type EntityManager, In } from 'typeorm';
import type { AdministrativeAct } from './act.js';
import { appendChanges } from './append-changes.js';
import { AgencyRow } from './entities/agency-row.js';
import { AuditRow } from './entities/audit-row.js';
import { CertificateAgencyRow, CertificateRow } from './entities/certificate-row.js';
import { ServingRow, SystemRow } from './entities/system-row.js';
import { agenciesOf, agencyRowOf, certificateRowOf, servingRowsOf, subjectOf, systemRowOf } from './entries.js';
import type { EntryChange } from './entry-change.js';
import { putStaged } from './put-staged.js';
import { RegistryReader } from './registry-reader.js';
import { Revocations } from './revocations.js';

export type { AdministrativeAct } from './act.js';
export type { EntryChange } from './entry-change.js';

/** Changes the registry's tables within one transaction that holds the lock on versions. */
export class RegistryWriter extends RegistryReader {
  private written = false;
  private readonly putOff: (() => Promise<void>)[] = [];

  constructor(
    manager: EntityManager,
    private readonly act: AdministrativeAct,
  ) {
    super(manager);
  }

  /** Whether anything was changed so far: what was done before changes nothing. */
  get hasWritten(): boolean {
    return this.written;
  }

  get revocations(): Revocations {
    return new Revocations(this.manager);
  }

  /** Puts entries where they belong: in their tables, in the directory's next versions and in the audit log. */
  async put(...changes: readonly EntryChange[]): Promise<void> {
    this.written = true;
    const { at } = this.act;
    await this.putServings(changes.flatMap(({ after }) => (after.kind === 'serving' ? after : [])));
    for (const { after } of changes) await this.putRow(after);
    const version = await appendChanges(
      this.manager,
      at,
      changes.map(({ after }) => after),
    );
    await this.manager.insert(
      AuditRow,
      changes.map(({ before, after }, n) => ({
        ...this.signed(agenciesOf(after)),
        ...{ before, after },
        subject: subjectOf(after),
        directoryVersion: version + n,
      })),
    );
  }

  /** Within the transaction; what an import has staged becomes entries as `put` makes them. */
  async putStaged(id: string): Promise<{ first: number; last: number } | undefined> {
    this.written = true;
    return putStaged(this.manager, id, this.act);
  }

  /** Whom to reach about an agency: in its row and the audit log, and nowhere else. */
  async putContacts(code: string, contacts: AgencyContacts): Promise<void> {
    const before = await this.contacts(code);
    await this.manager.update(AgencyRow, { code }, { contacts });
    await this.note(code, contacts, before);
  }

  /** An act that changes no entry, for the audit log alone. */
  async note(subject: string, after: object, before?: object): Promise<void> {
    this.written = true;
    const directoryVersion = await this.version();
    await this.manager.insert(AuditRow, { ...this.signed(), subject, before, after, directoryVersion });
  }

  /**
   * What another process is to do. It is asked when nothing can be refused here any more, just before the commit: so it is
   * never done for what was taken back. Should the commit be lost, it is done and not written down: it must be safe to repeat.
   */
  atLast(step: () => Promise<void>): void {
    this.putOff.push(step);
  }

  /** What was put off, now. */
  async finish(): Promise<void> {
    for (const step of this.putOff) await step();
  }

  private signed(agencies: readonly string[] | undefined = this.act.agencies) {
    const { at, who, what, address, reason, approvedBy } = this.act;
    return { at, who, what, address, reason, approvedBy, agencies: [...(agencies ?? [])] };
  }

  private async putRow(entry: DirectoryEntry): Promise<void> {
    if (entry.kind === 'agency') await this.manager.upsert(AgencyRow, agencyRowOf(entry), ['code']);
    if (entry.kind === 'certificate') await this.putCertificate(entry);
    if (entry.kind === 'system') await this.manager.upsert(SystemRow, systemRowOf(entry), ['name']);
  }

  private async putCertificate(entry: CertificateEntry): Promise<void> {
    const { sha256, agencies } = entry;
    await this.manager.upsert(CertificateRow, certificateRowOf(entry), ['sha256']);
    await this.manager.delete(CertificateAgencyRow, { sha256 });
    await this.manager.insert(
      CertificateAgencyRow,
      agencies.map((agency) => ({ sha256, agency })),
    );
  }

  /** All at once: a system may be registered for two thousand agencies. */
  private async putServings(entries: readonly ServingEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await this.manager.delete(ServingRow, { agency: In(entries.map(({ agency }) => agency)) });
    await this.manager.insert(ServingRow, entries.flatMap(servingRowsOf));
  }
}
