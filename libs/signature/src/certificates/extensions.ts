import { bitsOf, booleanOf, countOf, countOfContent, oidOf } from '../der/der-values.js';
import { constructed, DerReader, type DerValue, NotDer, partsOf, primitive, readDer, tags } from '../der/read-der.js';
import { type GeneralName, readGeneralName, readGeneralNames } from './general-names.js';

/** The extensions a path and a revocation depend on (RFC 5280 §4.2). */
export interface Extensions {
  /** Undefined for a certificate that does not say; only one that says `true` issues others. */
  readonly ca: boolean | undefined;
  /** How many further CAs that are not self-issued may follow. */
  readonly pathLength: number | undefined;
  /** Undefined: every use. */
  readonly keyUsage: ((use: KeyUse) => boolean) | undefined;
  /** Identifiers of purposes; undefined: every purpose. */
  readonly purposes: readonly string[] | undefined;
  /** Whether who does not understand the purposes must refuse the certificate. */
  readonly purposesCritical: boolean;
  readonly alternativeNames: readonly GeneralName[];
  readonly nameConstraints: NameConstraints | undefined;
  readonly policies: readonly string[] | undefined;
  readonly policyMappings: readonly PolicyMapping[];
  readonly requireExplicitPolicy: number | undefined;
  readonly inhibitPolicyMapping: number | undefined;
  readonly inhibitAnyPolicy: number | undefined;
  /** Lower-case hex. */
  readonly subjectKeyIdentifier: string | undefined;
  readonly authorityKeyIdentifier: string | undefined;
  /** Where its responders answer and its lists lie, as written. */
  readonly responders: readonly string[];
  readonly lists: readonly string[];
  /** The same places in a form in which equal ones are equal texts, those without an address too. */
  readonly listPlaces: readonly string[];
  /** The first critical extension nobody here understands: the certificate must be refused. */
  readonly unknownCritical: string | undefined;
}

export interface NameConstraints {
  readonly permitted: readonly GeneralName[];
  readonly excluded: readonly GeneralName[];
}

export interface PolicyMapping {
  readonly issuerPolicy: string;
  readonly subjectPolicy: string;
}

/** Bits of KeyUsage, RFC 5280 §4.2.1.3. */
export const keyUses = { digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5, cRLSign: 6 } as const;
export type KeyUse = keyof typeof keyUses;

/** @param field SEQUENCE OF Extension; undefined for a certificate without. Throws NotDer. */
export function readExtensions(field: DerValue | undefined): Extensions {
  const found = field ? extensionsByOid(field) : new Map<string, Extension>();
  const read = <T>(oid: string, readValue: (value: DerValue) => T): T | undefined => {
    const extension = found.get(oid);
    return extension && readValue(readDer(extension.value));
  };
  const basic = read(oids.basicConstraints, readBasicConstraints);
  const constraints = read(oids.policyConstraints, readPolicyConstraints);
  const points = read(oids.listPoints, readListPoints) ?? [];
  return {
    ca: basic?.ca,
    pathLength: basic?.pathLength,
    keyUsage: read(oids.keyUsage, (value) => {
      const isSet = bitsOf(value);
      return (use) => isSet(keyUses[use]);
    }),
    purposes: read(oids.extendedKeyUsage, (value) => [...partsOf(sequence(value))].map(oidOf)),
    purposesCritical: found.get(oids.extendedKeyUsage)?.critical === true,
    alternativeNames: read(oids.subjectAltName, readGeneralNames) ?? [],
    nameConstraints: read(oids.nameConstraints, readNameConstraints),
    policies: read(oids.certificatePolicies, readPolicies),
    policyMappings: read(oids.policyMappings, readPolicyMappings) ?? [],
    requireExplicitPolicy: constraints?.requireExplicitPolicy,
    inhibitPolicyMapping: constraints?.inhibitPolicyMapping,
    inhibitAnyPolicy: read(oids.inhibitAnyPolicy, countOf),
    subjectKeyIdentifier: read(oids.subjectKeyIdentifier, ({ content }) => hex(content)),
    authorityKeyIdentifier: read(oids.authorityKeyIdentifier, (value) => {
      const identifier = new DerReader(sequence(value).content).optional(primitive(0));
      return identifier && hex(identifier.content);
    }),
    responders: read(oids.authorityAccess, readResponders) ?? [],
    lists: points.flatMap((point) => (point.form === 'uri' ? [point.text] : [])),
    listPlaces: points.map(placeKey),
    unknownCritical: [...found].find(([oid, { critical }]) => critical && !understood.has(oid))?.[0],
  };
}

export interface Extension {
  readonly critical: boolean;
  /** What the OCTET STRING holds. */
  readonly value: Uint8Array;
}

/** Extension, RFC 5280 §4.1; of lists and answers too. One that comes twice would let each reader choose. Throws NotDer. */
export function extensionsByOid(field: DerValue): Map<string, Extension> {
  const found = new Map<string, Extension>();
  for (const extension of partsOf(field, tags.sequence)) {
    const reader = new DerReader(extension.content);
    const oid = oidOf(reader.next(tags.oid));
    const critical = reader.optional(tags.boolean);
    const value = reader.next(tags.octets).content;
    reader.end();
    if (found.has(oid)) throw new NotDer(`the extension ${oid} stands there twice`);
    found.set(oid, { critical: critical !== undefined && booleanOf(critical), value });
  }
  return found;
}

const oids = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  listPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  authorityKeyIdentifier: '2.5.29.35',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  inhibitAnyPolicy: '2.5.29.54',
  authorityAccess: '1.3.6.1.5.5.7.1.1',
} as const;

const understood: ReadonlySet<string> = new Set(Object.values(oids));

const ocspAccess = '1.3.6.1.5.5.7.48.1';

function readBasicConstraints(value: DerValue): { ca: boolean; pathLength: number | undefined } {
  const reader = new DerReader(sequence(value).content);
  const ca = reader.optional(tags.boolean);
  const pathLength = reader.optional(tags.integer);
  reader.end();
  return { ca: ca !== undefined && booleanOf(ca), pathLength: pathLength && countOf(pathLength) };
}

function readPolicyConstraints(value: DerValue) {
  const reader = new DerReader(sequence(value).content);
  const [explicit, mapping] = [reader.optional(primitive(0)), reader.optional(primitive(1))];
  reader.end();
  return {
    requireExplicitPolicy: explicit && countOfContent(explicit.content),
    inhibitPolicyMapping: mapping && countOfContent(mapping.content),
  };
}

function readNameConstraints(value: DerValue): NameConstraints {
  const reader = new DerReader(sequence(value).content);
  const [permitted, excluded] = [reader.optional(constructed(0)), reader.optional(constructed(1))];
  reader.end();
  return { permitted: readSubtrees(permitted), excluded: readSubtrees(excluded) };
}

/** GeneralSubtrees; RFC 5280 allows neither `minimum` above 0 nor `maximum`, so nothing may stand behind the name. */
function readSubtrees(field: DerValue | undefined): GeneralName[] {
  return [...(field ? partsOf(field, tags.sequence) : [])].map((subtree) => readGeneralName(readDer(subtree.content)));
}

function readPolicies(value: DerValue): string[] {
  const policies = [...partsOf(sequence(value), tags.sequence)].map((policy) =>
    oidOf(new DerReader(policy.content).next(tags.oid)),
  );
  if (new Set(policies).size < policies.length) throw new NotDer('a policy stands there twice');
  return policies;
}

function readPolicyMappings(value: DerValue): PolicyMapping[] {
  return [...partsOf(sequence(value), tags.sequence)].map((mapping) => {
    const reader = new DerReader(mapping.content);
    const [issuerPolicy, subjectPolicy] = [oidOf(reader.next()), oidOf(reader.next())];
    reader.end();
    return { issuerPolicy, subjectPolicy };
  });
}

/** AuthorityInfoAccessSyntax, RFC 5280 §4.2.2.1. */
function readResponders(value: DerValue): string[] {
  return [...partsOf(sequence(value), tags.sequence)].flatMap((access) => {
    const reader = new DerReader(access.content);
    const method = oidOf(reader.next(tags.oid));
    const location = readGeneralName(reader.next());
    return method === ocspAccess && location.form === 'uri' ? [location.text] : [];
  });
}

/** CRLDistributionPoints, RFC 5280 §4.2.1.13: those of the CA itself, for all reasons. */
function readListPoints(value: DerValue): GeneralName[] {
  return [...partsOf(sequence(value), tags.sequence)].flatMap((point) => {
    const reader = new DerReader(point.content);
    const name = reader.optional(constructed(0));
    return name && reader.isAtEnd ? readPointNames(name) : [];
  });
}

/** DistributionPointName; also of a list, which says where it lies. A name relative to the CA's is left out of account. */
export function readPointNames(field: DerValue): GeneralName[] {
  const name = readDer(field.content);
  return name.tag === constructed(0) ? [...partsOf(name)].map(readGeneralName) : [{ form: 'other', tag: name.tag }];
}

/** Equal for equal places; never for one of a form that nobody here compares. */
export function placeKey(place: GeneralName): string {
  if (place.form === 'uri') return `uri ${place.text}`;
  return place.form === 'directory' ? `name ${place.name.key}` : '';
}

function sequence(value: DerValue): DerValue {
  if (value.tag !== tags.sequence) throw new NotDer('no SEQUENCE');
  return value;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
