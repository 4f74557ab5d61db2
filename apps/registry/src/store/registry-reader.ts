import {
  type AgencyContacts,
  type AgencyEntry,
  type CertificateEntry,
  type DirectoryChange,
  type DirectoryEntry,
  putContacts,
  type ServingEntry,
  type SystemEntry,
} from '@edoc-axis/contracts';
import { type EntityManager, In } from 'typeorm';
import { newestVersion } from './append-changes.js';
import { Reorganisations } from './reorganisations.js';
import { AgencyRow } from './entities/agency-row.js';
import { AuditRow } from './entities/audit-row.js';
import { CertificateAgencyRow, CertificateRow } from './entities/certificate-row.js';
import { ServingRow, SystemRow } from './entities/system-row.js';
import { Imports } from './imports.js';
import { People } from './people.js';
import { Proposals } from './proposals.js';
import { agencyEntryOf, certificateEntryOf, servingEntryOf, systemEntryOf } from './entries.js';

export interface SystemsWanted {
  readonly after?: string;
  readonly limit: number;
  /** Only those that never served anybody outside these branches, and at most so many agencies. */
  readonly within?: { readonly branches: readonly string[]; readonly agenciesMax: number };
}

export interface CertificatesWanted {
  readonly agency?: string;
  /** Only those of which it was noticed that they end between these moments. */
  readonly ending?: { readonly from: Date; readonly until: Date };
  readonly after?: string;
  readonly limit: number;
}

/** Reads the registry's tables, as they are now or within one transaction. */
export class RegistryReader {
  constructor(protected readonly manager: EntityManager) {}

  get people(): People {
    return new People(this.manager);
  }

  get proposals(): Proposals {
    return new Proposals(this.manager);
  }

  get imports(): Imports {
    return new Imports(this.manager);
  }

  get reorganisations(): Reorganisations {
    return new Reorganisations(this.manager);
  }

  async agency(code: string): Promise<AgencyEntry | undefined> {
    const row = await this.manager.findOneBy(AgencyRow, { code });
    return row ? agencyEntryOf(row) : undefined;
  }

  async agenciesAmong(codes: readonly string[]): Promise<AgencyEntry[]> {
    const rows = await this.manager.findBy(AgencyRow, { code: In([...codes]) });
    return rows.map(agencyEntryOf);
  }

  /** Those that stand below one of these agencies, or did, or will. */
  async everBelow(parents: readonly string[]): Promise<AgencyEntry[]> {
    const rows = await this.manager
      .createQueryBuilder(AgencyRow, 'agency')
      .where('agency.parent = any(:parents)', { parents: [...parents] })
      .orWhere(`exists (select from jsonb_array_elements(agency.changes) c where c->>'parent' = any(:parents))`)
      .getMany();
    return rows.map(agencyEntryOf);
  }

  /** Closed ones, or to be closed, whose work or post goes to one of these agencies. */
  async leadingTo(heirs: readonly string[]): Promise<AgencyEntry[]> {
    const rows = await this.manager
      .createQueryBuilder(AgencyRow, 'agency')
      .where('agency.receives_for = any(:heirs) or agency.successors && :heirs::text[]', { heirs: [...heirs] })
      .getMany();
    return rows.map(agencyEntryOf);
  }

  /** Of these agencies, those that have a certificate to sign with which nobody distrusts. */
  async withCertificate(agencies: readonly string[]): Promise<Set<string>> {
    const found = await this.manager
      .createQueryBuilder(CertificateAgencyRow, 'signs_for')
      .innerJoin(CertificateRow, 'certificate', 'certificate.sha256 = signs_for.sha256')
      .select('distinct signs_for.agency', 'agency')
      .where('signs_for.agency = any(:agencies)', { agencies: [...agencies] })
      .andWhere(`certificate.role = 'organisation' and certificate.revoked_at is null`)
      .getRawMany<{ agency: string }>();
    return new Set(found.map(({ agency }) => agency));
  }

  /** Undefined where nobody named any. */
  async contacts(code: string): Promise<AgencyContacts | undefined> {
    const row = await this.manager.findOne(AgencyRow, { where: { code }, select: { contacts: true } });
    return row?.contacts ?? undefined;
  }

  /** The same of several; those of whom nobody is named are missing. */
  async contactsOf(codes: readonly string[]): Promise<ReadonlyMap<string, AgencyContacts>> {
    const rows = await this.manager.find(AgencyRow, {
      where: { code: In([...codes]) },
      select: { code: true, contacts: true },
    });
    return new Map(rows.flatMap(({ code, contacts }) => (contacts ? [[code, contacts] as const] : [])));
  }

  /** When whom to reach about an agency was last said. */
  async contactsNamedAt(code: string): Promise<Date | undefined> {
    const where = { subject: code, what: putContacts.pattern };
    const row = await this.manager.findOne(AuditRow, { where, order: { id: 'desc' }, select: { at: true, id: true } });
    return row?.at;
  }

  /** Whether an administrator has taken back a change of that agency from that moment on. */
  hasTakenBack(code: string, since: string, what: string): Promise<boolean> {
    const changed = JSON.stringify({ changes: [{ since }] });
    return this.manager
      .createQueryBuilder(AuditRow, 'audit')
      .where('audit.subject = :code and audit.what = :what and audit.before @> :changed', { code, what, changed })
      .getExists();
  }

  async codeOf102Form(form102: string): Promise<string | undefined> {
    const row = await this.manager.findOne(AgencyRow, { where: { form102 }, select: { code: true } });
    return row?.code;
  }

  /** Which code has each of these 102 forms; without those nobody has. */
  async ownersOf102Forms(forms: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.manager.find(AgencyRow, {
      where: { form102: In([...forms]) },
      select: { code: true, form102: true },
    });
    return new Map(rows.flatMap(({ code, form102 }) => (form102 === null ? [] : [[form102, code] as const])));
  }

  async certificate(sha256: string): Promise<CertificateEntry | undefined> {
    const row = await this.manager.findOneBy(CertificateRow, { sha256 });
    return row ? (await this.withAgencies([row]))[0] : undefined;
  }

  async certificates(page: CertificatesWanted): Promise<CertificateEntry[]> {
    const query = this.manager.createQueryBuilder(CertificateRow, 'certificate').orderBy('certificate.sha256');
    if (page.agency !== undefined) {
      query.innerJoin(
        CertificateAgencyRow,
        'signs_for',
        'signs_for.sha256 = certificate.sha256 and signs_for.agency = :agency',
        { agency: page.agency },
      );
    }
    if (page.ending !== undefined) {
      query.andWhere(
        `exists (select from registry.certificate_notice n
                  where n.certificate = certificate.sha256 and n.ends_at >= :from and n.ends_at <= :until)`,
        page.ending,
      );
    }
    if (page.after !== undefined) query.andWhere('certificate.sha256 > :after', { after: page.after });
    return this.withAgencies(await query.limit(page.limit).getMany());
  }

  async system(name: string): Promise<SystemEntry | undefined> {
    const row = await this.manager.findOneBy(SystemRow, { name });
    return row ? systemEntryOf(row) : undefined;
  }

  async systems({ after, limit, within }: SystemsWanted): Promise<SystemEntry[]> {
    const query = this.manager.createQueryBuilder(SystemRow, 'system').orderBy('system.name').limit(limit);
    if (after !== undefined) query.andWhere('system.name > :after', { after });
    if (within !== undefined) {
      const { branches, agenciesMax } = within;
      query.andWhere(
        `(select count(*) between 1 and :agenciesMax
                 and bool_and(s.agency = any(:branches) or s.agency like any(:below))
            from registry.serving s where s.system = system.name)`,
        // A code has no letter that means something else in a pattern.
        { agenciesMax, branches: [...branches], below: branches.map((branch) => `${branch}.%`) },
      );
    }
    return (await query.getMany()).map(systemEntryOf);
  }

  /** Which systems have served each of these agencies; without periods where none has. */
  async servings(agencies: readonly string[]): Promise<ServingEntry[]> {
    const rows = await this.manager.find(ServingRow, { where: { agency: In([...agencies]) }, order: { since: 'asc' } });
    const rowsOf = new Map<string, ServingRow[]>(agencies.map((agency) => [agency, []]));
    for (const row of rows) rowsOf.get(row.agency)?.push(row);
    return [...rowsOf].map(([agency, periods]) => servingEntryOf(agency, periods));
  }

  /** What the system serves and has served, by agency. */
  async servedBy(system: string, limit: number): Promise<{ agency: string; since: string; until?: string }[]> {
    const rows = await this.manager.find(ServingRow, {
      where: { system },
      order: { agency: 'asc', since: 'asc' },
      take: limit,
    });
    return rows.map(({ agency, since, until }) => ({
      agency,
      since: since.toISOString(),
      until: until?.toISOString(),
    }));
  }

  /** How many agencies each system serves at that moment. */
  async agenciesServedBy(systems: readonly string[], at: Date): Promise<Map<string, number>> {
    const counts = await this.manager
      .createQueryBuilder(ServingRow, 'serving')
      .select('serving.system', 'system')
      .addSelect('count(*)::int', 'agencies')
      .where('serving.system = any(:systems) and serving.since <= :at', { systems: [...systems], at })
      .andWhere('(serving.until is null or :at < serving.until)')
      .groupBy('serving.system')
      .getRawMany<{ system: string; agencies: number }>();
    return new Map(counts.map(({ system, agencies }) => [system, agencies]));
  }

  /** The newest version of the directory; 0 before the first change. */
  version(): Promise<number> {
    return newestVersion(this.manager);
  }

  /** An agency that changed after a version, if any did. */
  async agencyChangedAfter(version: number): Promise<string | undefined> {
    const [row] = await this.manager.query<{ code: string }[]>(
      `select entry->>'code' as code from registry.directory_change
        where version > $1 and kind = 'agency' order by version limit 1`,
      [version],
    );
    return row?.code;
  }

  /** Agencies of which something was written then, or of who serves them. */
  async agenciesWrittenBetween(from: Date, until: Date): Promise<string[]> {
    const rows = await this.manager.query<{ subject: string }[]>(
      `select distinct subject from registry.audit
        where at >= $1 and at < $2 and after->>'kind' in ('agency', 'serving')`,
      [from, until],
    );
    return rows.map(({ subject }) => subject);
  }

  /** What was known of agencies before a moment, and of who serves them: the entries as they were published last. */
  async knownBefore(
    agencies: readonly string[],
    moment: Date,
  ): Promise<Map<string, { agency?: AgencyEntry; serving?: ServingEntry }>> {
    const rows = await this.manager.query<{ subject: string; entry: AgencyEntry | ServingEntry }[]>(
      `select distinct on (subject, after->>'kind') subject, after as entry from registry.audit
        where subject = any ($1) and at < $2 and after->>'kind' in ('agency', 'serving')
        order by subject, after->>'kind', id desc`,
      [agencies, moment],
    );
    const known = new Map<string, { agency?: AgencyEntry; serving?: ServingEntry }>();
    for (const { subject, entry } of rows) known.set(subject, { ...known.get(subject), [entry.kind]: entry });
    return known;
  }

  /** The last of so many versions after one, of those that are kept; undefined where there are fewer. */
  async versionAfter(since: number, versions: number): Promise<number | undefined> {
    const [row] = await this.manager.query<{ version: string }[]>(
      `select version from registry.directory_change where version > $1 order by version offset $2 limit 1`,
      [since, versions - 1],
    );
    return row && Number(row.version);
  }

  /**
   * Changes of these kinds after a version up to another, oldest first. PostgreSQL writes them as one JSON text: a
   * starting process asks for all there are, and row by row a country would take seconds.
   */
  async changesBetween(
    since: number,
    upTo: number,
    kinds: readonly DirectoryEntry['kind'][],
  ): Promise<DirectoryChange[]> {
    const [row] = await this.manager.query<{ changes: DirectoryChange[] }[]>(
      `select coalesce(json_agg(c), '[]') as changes
         from (select version, at, entry from registry.directory_change
                where version > $1 and version <= $2 and kind = any($3) order by version) c`,
      [since, upTo, kinds],
    );
    return row?.changes ?? [];
  }

  private async withAgencies(rows: readonly CertificateRow[]): Promise<CertificateEntry[]> {
    const links = await this.manager.find(CertificateAgencyRow, {
      where: { sha256: In(rows.map(({ sha256 }) => sha256)) },
      order: { agency: 'asc' },
    });
    const agenciesOf = (sha256: string) => links.filter((link) => link.sha256 === sha256).map(({ agency }) => agency);
    return rows.map((row) => certificateEntryOf(row, agenciesOf(row.sha256)));
  }
}
