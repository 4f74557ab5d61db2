import type { AgencyEntry, CertificateEntry, DirectoryEntry, ServingEntry, SystemEntry } from '@edoc-axis/contracts';
import type { AgencyRow } from './entities/agency-row.js';
import type { CertificateRow } from './entities/certificate-row.js';
import type { ServingRow, SystemRow } from './entities/system-row.js';

/** Between rows and entries: absent is null there and missing here, moments are dates there and RFC 3339 here. */
export function agencyEntryOf(row: AgencyRow): AgencyEntry {
  return {
    kind: 'agency',
    code: row.code,
    form102: row.form102 ?? undefined,
    name: row.name,
    parent: row.parent ?? undefined,
    validFrom: row.validFrom.toISOString(),
    validUntil: row.validUntil?.toISOString(),
    successors: row.successors,
    receivesFor:
      row.receivesFor !== null && row.receivesForUntil !== null
        ? { agency: row.receivesFor, until: row.receivesForUntil.toISOString() }
        : undefined,
    policy: row.policy ?? undefined,
    toleratesSha1: row.toleratesSha1 || undefined,
    centre: row.centre,
    shortName: row.shortName ?? undefined,
    agencyKind: row.agencyKind ?? undefined,
    address: row.address ?? undefined,
    level: row.level ?? undefined,
    capabilities: row.capabilities ?? undefined,
    hidden: row.hidden ?? undefined,
    test: row.test ?? undefined,
    joining: row.joining ?? undefined,
    robot: row.robot ?? undefined,
    changes: row.changes ?? undefined,
  };
}

export function agencyRowOf(entry: AgencyEntry): AgencyRow {
  return {
    code: entry.code,
    form102: entry.form102 ?? null,
    name: entry.name,
    parent: entry.parent ?? null,
    validFrom: new Date(entry.validFrom),
    validUntil: dateOf(entry.validUntil),
    successors: entry.successors,
    receivesFor: entry.receivesFor?.agency ?? null,
    receivesForUntil: dateOf(entry.receivesFor?.until),
    policy: entry.policy ?? null,
    toleratesSha1: entry.toleratesSha1 ?? false,
    centre: entry.centre,
    shortName: entry.shortName ?? null,
    agencyKind: entry.agencyKind ?? null,
    address: entry.address ?? null,
    level: entry.level ?? null,
    capabilities: entry.capabilities ?? null,
    hidden: entry.hidden ?? null,
    test: entry.test ?? null,
    joining: entry.joining ?? null,
    robot: entry.robot ?? null,
    changes: entry.changes ?? null,
  };
}

export function certificateEntryOf(row: CertificateRow, agencies: string[]): CertificateEntry {
  return {
    kind: 'certificate',
    sha256: row.sha256,
    role: row.role,
    agencies,
    der: row.der.toString('base64'),
    registeredAt: row.registeredAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString(),
    revocationReason: row.revocationReason ?? undefined,
  };
}

export function certificateRowOf(entry: CertificateEntry): CertificateRow {
  return {
    sha256: entry.sha256,
    role: entry.role,
    der: Buffer.from(entry.der, 'base64'),
    registeredAt: new Date(entry.registeredAt),
    revokedAt: dateOf(entry.revokedAt),
    revocationReason: entry.revocationReason ?? null,
  };
}

export function systemEntryOf({ name, door, keys, scopes, suspended, ...row }: SystemRow): SystemEntry {
  return {
    ...{ kind: 'system', name, door, keys, suspended },
    scopes: scopes ?? undefined,
    addresses: row.addresses ?? undefined,
    signedCallAgeHours: row.signedCallAgeHours ?? undefined,
    tokensSince: row.tokensSince?.toISOString(),
    suspensionReason: row.suspensionReason ?? undefined,
    destination: row.destination ?? undefined,
    takesPost: row.takesPost ?? undefined,
  };
}

export function systemRowOf({ name, door, keys, scopes, suspended, ...entry }: SystemEntry): SystemRow {
  return {
    ...{ name, door, keys, suspended },
    scopes: scopes ?? null,
    addresses: entry.addresses ?? null,
    signedCallAgeHours: entry.signedCallAgeHours ?? null,
    tokensSince: dateOf(entry.tokensSince),
    suspensionReason: entry.suspensionReason ?? null,
    destination: entry.destination ?? null,
    takesPost: entry.takesPost ?? null,
  };
}

export function servingEntryOf(agency: string, rows: readonly ServingRow[]): ServingEntry {
  const periods = rows.map(({ system, since, until }) => ({
    system,
    since: since.toISOString(),
    until: until?.toISOString(),
  }));
  return { kind: 'serving', agency, periods };
}

export function servingRowsOf({ agency, periods }: ServingEntry): ServingRow[] {
  return periods.map(({ system, since, until }) => ({ agency, system, since: new Date(since), until: dateOf(until) }));
}

/** What an entry is called in the audit log: never two of one kind. */
export function subjectOf(entry: DirectoryEntry): string {
  switch (entry.kind) {
    case 'agency':
      return entry.code;
    case 'certificate':
      return entry.sha256;
    case 'revocation':
      return entry.certificate;
    case 'system':
      return entry.name;
    case 'serving':
      return entry.agency;
  }
}

/** Whom an entry concerns; a system's entry does not say so. */
export function agenciesOf(entry: DirectoryEntry): readonly string[] | undefined {
  switch (entry.kind) {
    case 'agency':
      return [entry.code];
    case 'certificate':
      return entry.agencies;
    case 'serving':
      return [entry.agency];
    case 'revocation':
    case 'system':
      return undefined;
  }
}

function dateOf(instant: string | undefined): Date | null {
  return instant === undefined ? null : new Date(instant);
}
