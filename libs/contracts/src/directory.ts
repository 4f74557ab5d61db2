import { agencyKinds, businessTypes, joiningStates, robotKinds, scopesOfSystems } from '@edoc-axis/domain';
import { z } from 'zod';
import { agencyCode, instant, sha256 } from './values.js';

/** What a packet needs to be acceptable from an agency. */
export const policy = z.enum(['packet', 'attachment', 'either', 'both', 'channel']);

export const agencyKind = z.enum(agencyKinds);

/** What an agency says it takes; what it leaves out is as the axis has it. The axis passes on what senders send all the same. */
export const capabilities = z.object({
  packetBytesMax: z.number().int().min(1024).optional(),
  /** Of `BussinessDocType`. */
  businessTypes: z
    .array(z.literal(Object.values(businessTypes)))
    .min(1)
    .max(4)
    .optional(),
  /** Endings of file names, in small letters and without the dot. */
  attachmentTypes: z
    .array(z.string().regex(/^[a-z0-9]{1,10}$/))
    .min(1)
    .max(50)
    .optional(),
});

/** What of an agency may change while its code stays: as it is from one moment to another. */
export const agencyFields = z.object({
  name: z.string().min(1).max(200),
  shortName: z.string().min(1).max(100).optional(),
  agencyKind: agencyKind.optional(),
  parent: agencyCode.optional(),
  address: z.string().min(1).max(300).optional(),
  /** Where the code does not tell it. */
  level: z.number().int().min(1).max(9).optional(),
  policy: policy.optional(),
  capabilities: capabilities.optional(),
  /** Stands for a whole axis: never a recipient. */
  centre: z.boolean().default(false),
  /** In no picker; who knows its code may write to it. */
  hidden: z.boolean().optional(),
  /** There to be tried with. */
  test: z.boolean().optional(),
});

/** What changes at a moment, and nothing else; null for what is there no longer. */
export const agencyChange = agencyFields.partial().extend({
  centre: z.boolean().optional(),
  shortName: agencyFields.shape.shortName.nullable(),
  agencyKind: agencyKind.nullish(),
  parent: agencyCode.nullish(),
  address: agencyFields.shape.address.nullable(),
  level: agencyFields.shape.level.nullable(),
  policy: policy.nullish(),
  capabilities: capabilities.nullish(),
  since: instant,
});

export const agencyChangesMax = 100;

/** How far an agency has come in joining, and since when; absent: live, without having joined step by step. */
export const joining = z.object({ state: z.enum(joiningStates), since: instant });

/**
 * An agency as everybody knows it at one version of the directory. A code is never used again, so it is the key. The
 * fields are those it had at first; `changes` says what of them became otherwise, or will, oldest first. Nearly no agency
 * has any.
 */
export const agencyEntry = agencyFields.extend({
  kind: z.literal('agency'),
  code: agencyCode,
  form102: z.string().optional(),
  validFrom: instant,
  /** The first instant at which it is closed; absent while open. */
  validUntil: instant.optional(),
  /** Shown to who writes to a closed code. */
  successors: z.array(agencyCode).max(200).default([]),
  /** Nơi nhận thay: takes what is still addressed to this closed code, until then. */
  receivesFor: z.object({ agency: agencyCode, until: instant }).optional(),
  /** An administrator lets its signatures made with SHA-1 count, as weak ones. */
  toleratesSha1: z.boolean().optional(),
  joining: joining.optional(),
  /** One of the axis itself, to be tried with: what it does with every document. */
  robot: z.enum(robotKinds).optional(),
  changes: z.array(agencyChange).max(agencyChangesMax).optional(),
});

/** The fields as they are from a moment on, until the next version begins. */
export const agencyVersion = agencyFields.extend({ since: instant });

/** An agency as of one moment. */
export const agencyView = agencyEntry.omit({ changes: true }).extend({
  /** As it was given, else as the code tells it. */
  level: z.number().int().positive(),
  /** All there were and are to come, oldest first, where one agency is shown and there is more than one. */
  versions: z
    .array(agencyVersion)
    .max(agencyChangesMax + 1)
    .optional(),
});

/** A certificate registered for agencies: compared whole, by its digest. */
export const certificateEntry = z.object({
  kind: z.literal('certificate'),
  sha256,
  role: z.enum(['organisation', 'person']),
  agencies: z.array(agencyCode).min(1).max(200),
  /** Base64 of the DER. */
  der: z.string(),
  registeredAt: instant,
  /** From when on nothing signed with it is believed. */
  revokedAt: instant.optional(),
  revocationReason: z.string().optional(),
});

/** So many CAs stand above a certificate at the most. */
export const authoritiesMax = 7;

/** What was answered about a CA: the digests of its certificate and of the answer. */
export const authorityAnswer = z.object({ certificate: sha256, answer: sha256 });

/**
 * What the authority of a certificate said last of whether it was revoked. Where there is no such entry nobody is asked:
 * the certificate names neither responder nor list.
 */
export const revocationEntry = z.object({
  kind: z.literal('revocation'),
  certificate: sha256,
  state: z.enum(['good', 'revoked', 'unknown']),
  /** Where it was asked, or that a list was carried in. */
  responder: z.string().max(1000),
  /** Unknown: since when nobody vouches for it. Else: of which moment the answer is. */
  since: instant,
  /** Good: until then. Afterwards, unless a newer entry comes, it is unknown since that moment. */
  until: instant.optional(),
  revokedAt: instant.optional(),
  reason: z.string().max(100).optional(),
  /** Digest of the answer, which the registry keeps. */
  answer: sha256.optional(),
  /** The answers about the CAs above it that this rests on too. */
  authorities: z.array(authorityAnswer).max(authoritiesMax).optional(),
});

export const systemKeysMax = 20;

/** Where packets are brought to. */
export const destination = z.object({
  /** `https`; `http` only where private addresses are permitted. */
  url: z.string().min(1).max(500),
  /** PEM: the CAs its TLS certificate may come from, and no others. Those everybody knows, when absent. */
  caPem: z.string().max(32_768).optional(),
  /** An administrator permits addresses of this machine and of private networks. */
  privateAddresses: z.boolean(),
});

/** How a system takes its post: it fetches, it is brought, or it is to be brought and asks for a pause. It may fetch at any time. */
export const takesPost = z.enum(['pull', 'push', 'paused']);

const inForce = { kid: z.string(), since: instant, until: instant.optional() };

/** The public half of a key a system signs with. */
export const signingSystemKey = z.object({ ...inForce, jwk: z.record(z.string(), z.string()) });

/** A secret both sides know: sealed to the exchange, and to be read by nobody who only reads the directory. */
export const sealedSystemKey = z.object({ ...inForce, sealed: z.string().max(1000) });

/** Addresses or ranges (CIDR), of IPv4 or IPv6. */
export const addressRange = z.union([z.ipv4(), z.cidrv4(), z.ipv6(), z.cidrv6()]);
export const addressRanges = z.array(addressRange).min(1).max(50);

export const signedCallAgeHoursMax = 24 * 31;
export const signedCallAgeHours = z.number().int().min(1).max(signedCallAgeHoursMax);

/** A document-management system and what it proves itself with. */
export const systemEntry = z.object({
  kind: z.literal('system'),
  name: z.string().min(1).max(100),
  door: z.enum(['v1', 'vxp', 'provincial', 'portal']),
  keys: z.array(z.union([signingSystemKey, sealedSystemKey])).max(systemKeysMax),
  /** What its tokens may be used for; everything a system may do, when absent. */
  scopes: z.array(z.enum(scopesOfSystems)).optional(),
  /** It proves itself from these alone; from anywhere, when absent. */
  addresses: addressRanges.optional(),
  /** How old the signature of a call may be, at doors whose calls are signed; as the axis has it, when absent. */
  signedCallAgeHours: signedCallAgeHours.optional(),
  /** Tokens issued before are refused: a key of its was in other hands. */
  tokensSince: instant.optional(),
  suspended: z.boolean().default(false),
  suspensionReason: z.string().max(200).optional(),
  destination: destination.optional(),
  /** It fetches, when absent. */
  takesPost: takesPost.optional(),
});

/**
 * Which system serves an agency, since when and until when, oldest first; at no moment two of them. Of the agency and
 * not of the system: a move is one change in one version, and a system of 3,321 agencies is not published again for it.
 */
export const servingEntry = z.object({
  kind: z.literal('serving'),
  agency: agencyCode,
  periods: z
    .array(z.object({ system: z.string().min(1).max(100), since: instant, until: instant.optional() }))
    .max(100),
});

export const directoryEntry = z.discriminatedUnion('kind', [
  agencyEntry,
  certificateEntry,
  revocationEntry,
  systemEntry,
  servingEntry,
]);

/** One change: the entry as it stands from this version on. No number is given twice; some are missing, see below. */
export const directoryChange = z.object({ version: z.number().int().positive(), at: instant, entry: directoryEntry });

/**
 * The payload of a signed directory page (compact JWS, ES256, `typ: edoc-directory+jwt`): the changes after `since`,
 * oldest first. `version` is the newest version there is; there are further pages until `upTo` reaches it. Entries an
 * audience does not see leave no trace but the gap in the numbers, and so do old ones about revocation that a later one
 * has replaced.
 */
export const directoryPage = z.object({
  iss: z.string(),
  iat: z.number().int(),
  audience: z.enum(['public', 'processes']),
  since: z.number().int().nonnegative(),
  upTo: z.number().int().nonnegative(),
  version: z.number().int().nonnegative(),
  changes: z.array(directoryChange),
});

export type Policy = z.output<typeof policy>;
export type Capabilities = z.output<typeof capabilities>;
export type AgencyJoining = z.output<typeof joining>;
export type AgencyFields = z.output<typeof agencyFields>;
export type AgencyChange = z.output<typeof agencyChange>;
export type AgencyEntry = z.output<typeof agencyEntry>;
export type AgencyView = z.output<typeof agencyView>;
export type CertificateEntry = z.output<typeof certificateEntry>;
export type AuthorityAnswer = z.output<typeof authorityAnswer>;
export type RevocationEntry = z.output<typeof revocationEntry>;
export type Destination = z.output<typeof destination>;
export type TakesPost = z.output<typeof takesPost>;
export type SigningSystemKey = z.output<typeof signingSystemKey>;
export type SealedSystemKey = z.output<typeof sealedSystemKey>;
export type SystemEntry = z.output<typeof systemEntry>;
export type ServingEntry = z.output<typeof servingEntry>;
export type DirectoryEntry = z.output<typeof directoryEntry>;
export type DirectoryChange = z.output<typeof directoryChange>;
export type DirectoryPage = z.output<typeof directoryPage>;
