import { momentOf, serialOf, wholeBytesOf, countOf, booleanOfContent } from '../der/der-values.js';
import {
  constructed,
  DerReader,
  type DerValue,
  inside,
  NotDer,
  partsOf,
  primitive,
  readDer,
  tags,
} from '../der/read-der.js';
import { type Extension, extensionsByOid, placeKey, readPointNames } from '../certificates/extensions.js';
import { type Name, readName } from '../certificates/names.js';
import { fingerprintOf } from '../certificates/read-certificate.js';
import { readAlgorithm, type SigningAlgorithm } from '../certificates/signing-algorithm.js';

/** A country's CA revokes some ten thousand certificates a year, at 40 bytes each. */
export const revocationListBytesMax = 16 * 1024 ** 2;

/** A revocation list (CRL) as it is written: nothing is believed yet. */
export interface RevocationList {
  readonly issuer: Name;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
  /** By serial number, as `serialOf` writes it. */
  readonly entries: ReadonlyMap<string, RevokedEntry>;
  readonly scope: ListScope;
  readonly number: string | undefined;
  readonly authorityKeyIdentifier: string | undefined;
  readonly signed: Uint8Array;
  readonly algorithm: SigningAlgorithm | undefined;
  readonly signature: Uint8Array;
  /** The whole list, and its digest in lower-case hex. */
  readonly der: Uint8Array;
  readonly sha256: string;
}

export interface RevokedEntry {
  readonly revokedAt: Date;
  /** The number of CRLReason. */
  readonly reason: number | undefined;
  readonly invalidSince: Date | undefined;
}

/** What a list does not speak of (IssuingDistributionPoint, RFC 5280 §5.2.5), and what makes it unusable here. */
export interface ListScope {
  readonly delta: boolean;
  readonly indirect: boolean;
  readonly someReasons: boolean;
  readonly only: 'users' | 'authorities' | 'attributes' | undefined;
  /** Where the list says that it lies, as `placeKey`; empty: it does not say. */
  readonly places: readonly string[];
  /** A critical extension, of the list or of an entry, that nobody here understands. */
  readonly unknownCritical: string | undefined;
}

/** CertificateList, RFC 5280 §5.1. Throws NotDer. */
export function readRevocationList(der: Uint8Array): RevocationList {
  const whole = new DerReader(readDer(der, tags.sequence).content);
  const body = whole.next(tags.sequence);
  const outer = whole.next(tags.sequence);
  const signature = wholeBytesOf(whole.next(tags.bits));
  whole.end();

  const reader = new DerReader(body.content);
  const version = reader.optional(tags.integer);
  if (version && countOf(version) !== 1) throw new NotDer('a list of another version');
  const inner = reader.next(tags.sequence);
  if (Buffer.compare(inner.whole, outer.whole) !== 0) throw new NotDer('two different algorithms');
  const issuer = readName(reader.next(tags.sequence));
  const thisUpdate = momentOf(reader.next());
  const nextUpdate = isMoment(reader) ? momentOf(reader.next()) : undefined;
  const revoked = reader.optional(tags.sequence);
  const field = reader.optional(constructed(0));
  reader.end();

  const extensions = field ? extensionsByOid(inside(field, tags.sequence)) : new Map<string, Extension>();
  const { entries, unknownCritical } = readEntries(revoked);
  return {
    ...{ issuer, thisUpdate, nextUpdate, entries, signature },
    scope: readScope(extensions, unknownCritical),
    number: valueOf(extensions, oids.number, serialOf),
    authorityKeyIdentifier: valueOf(extensions, oids.authorityKeyIdentifier, readKeyIdentifier),
    signed: body.whole,
    algorithm: readAlgorithm(outer),
    der,
    sha256: fingerprintOf(der),
  };
}

const oids = {
  number: '2.5.29.20',
  reason: '2.5.29.21',
  invalidSince: '2.5.29.24',
  delta: '2.5.29.27',
  issuingPoint: '2.5.29.28',
  certificateIssuer: '2.5.29.29',
  authorityKeyIdentifier: '2.5.29.35',
  freshest: '2.5.29.46',
} as const;

const understood: ReadonlySet<string> = new Set([
  oids.number,
  oids.delta,
  oids.issuingPoint,
  oids.authorityKeyIdentifier,
  oids.freshest,
]);
/** An entry of another issuer's certificate makes a list indirect, and is left to be unknown. */
const understoodOfEntry: ReadonlySet<string> = new Set([oids.reason, oids.invalidSince]);

function isMoment(reader: DerReader): boolean {
  return reader.isNext(tags.utcTime) || reader.isNext(tags.generalizedTime);
}

function readEntries(revoked: DerValue | undefined) {
  const entries = new Map<string, RevokedEntry>();
  let unknownCritical: string | undefined;
  for (const entry of revoked ? partsOf(revoked, tags.sequence) : []) {
    const reader = new DerReader(entry.content);
    const serial = serialOf(reader.next(tags.integer));
    const revokedAt = momentOf(reader.next());
    const field = reader.optional(tags.sequence);
    reader.end();
    const extensions = field && extensionsByOid(field);
    unknownCritical ??= extensions && firstUnknown(extensions, understoodOfEntry);
    const former = entries.get(serial);
    // Listed twice: the earlier moment is the safer one.
    if (former && former.revokedAt <= revokedAt) continue;
    entries.set(serial, {
      revokedAt,
      reason: extensions && valueOf(extensions, oids.reason, countOf),
      invalidSince: extensions && valueOf(extensions, oids.invalidSince, momentOf),
    });
  }
  return { entries, unknownCritical };
}

function readScope(extensions: ReadonlyMap<string, Extension>, ofEntries: string | undefined): ListScope {
  const point = valueOf(extensions, oids.issuingPoint, readIssuingPoint);
  return {
    delta: extensions.has(oids.delta),
    indirect: point?.indirect ?? false,
    someReasons: point?.someReasons ?? false,
    only: point?.only,
    places: point?.places ?? [],
    unknownCritical: firstUnknown(extensions, understood) ?? ofEntries,
  };
}

function readIssuingPoint(value: DerValue) {
  if (value.tag !== tags.sequence) throw new NotDer('no IssuingDistributionPoint');
  const reader = new DerReader(value.content);
  const name = reader.optional(constructed(0));
  const flag = (number: number) => {
    const field = reader.optional(primitive(number));
    return field !== undefined && booleanOfContent(field.content);
  };
  const [users, authorities] = [flag(1), flag(2)];
  const someReasons = reader.optional(primitive(3)) !== undefined;
  const [indirect, attributes] = [flag(4), flag(5)];
  reader.end();
  const only = users ? 'users' : authorities ? 'authorities' : attributes ? 'attributes' : undefined;
  const places = (name ? readPointNames(name) : []).map(placeKey);
  return { indirect, someReasons, only, places } as const;
}

function readKeyIdentifier(value: DerValue): string | undefined {
  const identifier = new DerReader(value.content).optional(primitive(0));
  return identifier && Buffer.from(identifier.content).toString('hex');
}

function valueOf<T>(
  extensions: ReadonlyMap<string, Extension>,
  oid: string,
  readValue: (value: DerValue) => T,
): T | undefined {
  const extension = extensions.get(oid);
  return extension && readValue(readDer(extension.value));
}

function firstUnknown(extensions: ReadonlyMap<string, Extension>, known: ReadonlySet<string>): string | undefined {
  return [...extensions].find(([oid, { critical }]) => critical && !known.has(oid))?.[0];
}
