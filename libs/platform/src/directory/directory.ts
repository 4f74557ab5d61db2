import type {
  AgencyEntry,
  CertificateEntry,
  DirectoryChange,
  DirectoryEntry,
  RevocationEntry,
  ServingEntry,
  SystemEntry,
} from '@edoc-axis/contracts';
import {
  type AgencyCode,
  CataloguedError,
  covers,
  readAgencyCode,
  type ServingPeriod,
  standingAt,
} from '@edoc-axis/domain';

/**
 * Who is who, in memory, as of one version. Agencies are named by their code in the QĐ 20 form, as the registry
 * publishes it; `codeOf` gives it for what strangers write. What is found is the published entry itself and is not to be
 * changed.
 */
export class Directory {
  #version = 0;
  readonly #agencies = new Map<string, AgencyEntry>();
  readonly #codeOf102Form = new Map<string, string>();
  readonly #certificates = new Map<string, CertificateEntry>();
  readonly #revocations = new Map<string, RevocationEntry>();
  readonly #systems = new Map<string, SystemEntry>();
  readonly #servings = new Map<string, readonly SystemPeriod[]>();
  readonly #certificatesOfAgency = new Map<string, Set<string>>();
  /** Every agency a system serves or has served. */
  readonly #agenciesOfSystem = new Map<string, Set<string>>();
  /** Asked with every call of a system, and gathered again only after it changed. */
  readonly #servedBy = new Map<string, readonly ServingPeriod[]>();

  /** The newest version it knows; 0 before the first change. */
  get version(): number {
    return this.#version;
  }

  /**
   * Takes changes, oldest first; those of versions it has already are passed over.
   * @param upTo the version reached with them: later than the last change where an audience does not see everything
   */
  apply(changes: readonly DirectoryChange[], upTo?: number): void {
    for (const change of changes) {
      if (change.version <= this.#version) continue;
      this.#put(change.entry);
      this.#version = change.version;
    }
    this.#version = Math.max(this.#version, upTo ?? 0);
  }

  /**
   * The agency as it is at that moment, open or not: changes to come take effect by themselves, in every process at
   * once. Nearly always the published entry itself.
   */
  agency(code: string, at: Date): AgencyEntry | undefined {
    const entry = this.#agencies.get(code);
    return entry && standingAt(entry, at);
  }

  /** The agency as it was at first, with its changes past and to come. */
  agencyWithChanges(code: string): AgencyEntry | undefined {
    return this.#agencies.get(code);
  }

  /**
   * The code that a text in either written form means, registered or not. Entries' own 102 forms count before the rule.
   * @returns undefined when the text is no code
   */
  codeOf(written: string): AgencyCode | undefined {
    return readAgencyCode(written, (form102) => this.#codeOf102Form.get(form102) as AgencyCode | undefined);
  }

  /**
   * The same, for who cannot go on without it.
   * @throws CataloguedError `agency.code-malformed`
   */
  demandCode(written: string): AgencyCode {
    const code = this.codeOf(written);
    if (code === undefined) throw new CataloguedError('agency.code-malformed', { code: written });
    return code;
  }

  /** Whose own 102 form this is; the rule is not asked. */
  ownerOf102Form(form102: string): string | undefined {
    return this.#codeOf102Form.get(form102);
  }

  /** All of them, with their changes past and to come. */
  agencies(): IterableIterator<AgencyEntry> {
    return this.#agencies.values();
  }

  /** @param sha256 of the DER, lower-case hex */
  certificate(sha256: string): CertificateEntry | undefined {
    return this.#certificates.get(sha256);
  }

  /**
   * What its authority said last; undefined for a certificate nobody asks about.
   * @param sha256 of the DER, lower-case hex
   */
  revocation(sha256: string): RevocationEntry | undefined {
    return this.#revocations.get(sha256);
  }

  /** All that are registered for the agency, revoked ones too. */
  certificatesFor(agency: string): readonly CertificateEntry[] {
    const digests = this.#certificatesOfAgency.get(agency) ?? [];
    return [...digests].flatMap((sha256) => this.#certificates.get(sha256) ?? []);
  }

  system(name: string): SystemEntry | undefined {
    return this.#systems.get(name);
  }

  systems(): IterableIterator<SystemEntry> {
    return this.#systems.values();
  }

  /** The one system that serves the agency at that moment, suspended or not. */
  systemServing(agency: string, at: Date): SystemEntry | undefined {
    const period = this.servingPeriods(agency).find((candidate) => covers(candidate, at));
    return period && this.#systems.get(period.system);
  }

  /** Who has served the agency since when, oldest first. */
  servingPeriods(agency: string): readonly SystemPeriod[] {
    return this.#servings.get(agency) ?? [];
  }

  /** What the system serves and has served: what it may still do for an agency it has left depends on it. */
  servedBy(system: string): readonly ServingPeriod[] {
    let periods = this.#servedBy.get(system);
    if (!periods) {
      periods = [...(this.#agenciesOfSystem.get(system) ?? [])].flatMap((agency) =>
        this.servingPeriods(agency)
          .filter((period) => period.system === system)
          .map(({ since, until }) => ({ agency: agency as AgencyCode, since, until })),
      );
      this.#servedBy.set(system, periods);
    }
    return periods;
  }

  /** The agencies the system serves at that moment. */
  agenciesServedBy(system: string, at: Date): readonly AgencyCode[] {
    return this.servedBy(system).flatMap((period) => (covers(period, at) ? period.agency : []));
  }

  #put(entry: DirectoryEntry): void {
    switch (entry.kind) {
      case 'agency':
        this.#putAgency(entry);
        break;
      case 'system':
        this.#systems.set(entry.name, entry);
        break;
      case 'certificate':
        this.#putCertificate(entry);
        break;
      case 'revocation':
        this.#revocations.set(entry.certificate, entry);
        break;
      case 'serving':
        this.#putServing(entry);
        break;
    }
  }

  #putAgency(entry: AgencyEntry): void {
    const former = this.#agencies.get(entry.code)?.form102;
    if (former !== undefined) this.#codeOf102Form.delete(former);
    this.#agencies.set(entry.code, entry);
    if (entry.form102 !== undefined) this.#codeOf102Form.set(entry.form102, entry.code);
  }

  #putCertificate(entry: CertificateEntry): void {
    for (const agency of this.#certificates.get(entry.sha256)?.agencies ?? []) {
      this.#certificatesOfAgency.get(agency)?.delete(entry.sha256);
    }
    this.#certificates.set(entry.sha256, entry);
    for (const agency of entry.agencies) addTo(this.#certificatesOfAgency, agency, entry.sha256);
  }

  #putServing(entry: ServingEntry): void {
    for (const period of this.servingPeriods(entry.agency)) {
      this.#agenciesOfSystem.get(period.system)?.delete(entry.agency);
      this.#servedBy.delete(period.system);
    }
    const periods = entry.periods.map(({ system, since, until }) => ({
      system,
      since: new Date(since),
      until: until === undefined ? undefined : new Date(until),
    }));
    this.#servings.set(entry.agency, periods);
    for (const { system } of periods) {
      addTo(this.#agenciesOfSystem, system, entry.agency);
      this.#servedBy.delete(system);
    }
  }
}

/** `until` is the first moment at which it serves no longer. */
export interface SystemPeriod {
  readonly system: string;
  readonly since: Date;
  readonly until?: Date;
}

function addTo(index: Map<string, Set<string>>, key: string, value: string): void {
  const values = index.get(key);
  if (values) values.add(value);
  else index.set(key, new Set([value]));
}
