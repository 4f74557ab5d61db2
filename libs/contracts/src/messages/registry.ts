import { scopesOfSystems } from '@edoc-axis/domain';
import { z } from 'zod';
import {
  addressRanges,
  authoritiesMax,
  certificateEntry,
  destination,
  revocationEntry,
  servingEntry,
  signedCallAgeHours,
  systemEntry,
  takesPost,
} from '../directory.js';
import { waiting } from '../people.js';
import { question } from '../question.js';
import { agencyCode, instant, instantOfRegister, jws, pageLimit, saying, sha256, words } from '../values.js';
import { finding } from './examining.js';
import { publicKey } from './keys.js';

export const directorySince = question('registry.directory-since', {
  askedBy: ['gateway', 'exchange', 'tracker'],
  caller: 'none',
  /** A gateway may only ask for what is public; the registry sees to it. */
  request: z.object({ since: z.number().int().nonnegative(), audience: z.enum(['public', 'processes']) }),
  /** A directory page (`directoryPage`), signed. */
  reply: z.object({ page: jws }),
});

export const newCertificate = z.object({
  pem: z.string().max(32_768),
  agencies: z.array(agencyCode).min(1).max(200),
  role: z.enum(['organisation', 'person']).default('organisation'),
  /** It is registered already, and is to sign for these agencies too. */
  also: z.boolean().default(false),
});

export const registerCertificate = question('registry.register-certificate', {
  askedBy: ['gateway'],
  caller: 'required',
  request: newCertificate,
  reply: z.union([certificateEntry, waiting]),
});

/** A certificate with what is known of its revocation. */
export const certificateView = certificateEntry.extend({
  revocation: revocationEntry.optional(),
  /** Why the last attempt to ask failed. */
  problem: saying.optional(),
  /** That it ends soon was said so many days before, the latest last; missing where nothing was said. */
  notices: z
    .array(z.object({ daysBefore: z.number().int().positive(), noticedAt: instant, endsAt: instant }))
    .optional(),
});

/** Nothing signed with it is believed from then on, whatever its CA says: the key is in other hands, the office is closed. */
export const certificateDistrust = z.object({ since: instantOfRegister, reason: words(200).min(1) });

/** The earliest notice: nothing is said of certificates that end later. */
export const noticedDaysMax = 60;

export const listCertificates = question('registry.list-certificates', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({
    agency: agencyCode.optional(),
    /** Only those of which it was said that they end, and that do so within so many days. */
    endsWithinDays: z.number().int().min(1).max(noticedDaysMax).optional(),
    after: z.string().max(100).optional(),
    limit: pageLimit.default(100),
  }),
  reply: z.object({ certificates: z.array(certificateView), next: z.string().optional() }),
});

export const distrustCertificate = question('registry.distrust-certificate', {
  askedBy: ['gateway'],
  caller: 'required',
  request: certificateDistrust.extend({ certificate: sha256 }),
  reply: certificateEntry,
});

/** The revoked ones first. Of ten thousand certificates nobody reads a list. */
export const revocationsShownMax = 500;
/** A message between processes carries no more; larger lists come in parts. */
export const listPartBytesMax = 350_000;
/** A national CA's list has megabytes; in PEM half as much again. */
const listPartsMax = 72;

export const newRevocationList = z.object({
  /** Base64 of the list, DER or PEM, or of a part of it. */
  list: z
    .base64()
    .min(1)
    .max(Math.ceil(listPartBytesMax / 3) * 4),
  /** Which part, from 1, and of which file: a list above `listPartBytesMax` comes in several calls, in any order. */
  of: z
    .object({
      sha256,
      part: z.number().int().min(1).max(listPartsMax),
      parts: z.number().int().min(1).max(listPartsMax),
    })
    .refine(({ part, parts }) => part <= parts)
    .optional(),
});

/** What a list says of the registered certificates of its CA: how many there are, and the first entries about them. */
export const carriedRevocationList = z.object({
  answer: sha256,
  until: instant,
  certificates: z.number().int().nonnegative(),
  revocations: z.array(revocationEntry).max(revocationsShownMax),
});

export const carryInRevocationList = question('registry.carry-in-revocation-list', {
  askedBy: ['gateway'],
  caller: 'required',
  request: newRevocationList,
  /** Of a part that is not the last to come: how many are missing. */
  reply: z.union([carriedRevocationList, z.object({ partsMissing: z.number().int().positive() })]),
  deadlineMs: 60_000,
});

/** So many characters of base64 has a certificate at the most. */
const certificateCharactersMax = 22_000;

/**
 * Certificates of strangers that signed or stamped PDF files, each with the CAs between it and a trusted one: from now on
 * the registry asks whether they were revoked, and publishes the answers.
 */
export const meetCertificates = question('registry.meet-certificates', {
  askedBy: ['exchange'],
  caller: 'none',
  request: z.object({
    paths: z
      .array(z.array(z.base64().max(certificateCharactersMax)).min(1).max(authoritiesMax))
      .min(1)
      .max(20),
  }),
  /** The others lead to no CA that is trusted, name nobody to ask, or there is no room for them. */
  reply: z.object({ taken: z.number().int().nonnegative() }),
});

/**
 * A revocation answer by its digest, for who keeps it with the documents that rest on it. One above `listPartBytesMax`
 * comes in parts: `from` is where the next begins.
 */
export const revocationAnswer = question('registry.revocation-answer', {
  askedBy: ['exchange'],
  caller: 'none',
  request: z.object({ sha256, from: z.number().int().nonnegative().default(0) }),
  /** Without `answer` the registry does not have it. */
  reply: z.object({
    answer: z
      .object({
        kind: z.enum(['ocsp', 'list']),
        responder: z.string(),
        receivedAt: instant,
        bytesInAll: z.number().int().nonnegative(),
        part: z.base64(),
      })
      .optional(),
  }),
});

/** Whether there are certificates that nobody has vouched for since an hour or longer; anybody may see that on `readyz`. */
export const examineRevocation = question('registry.examine-revocation', {
  askedBy: ['gateway'],
  caller: 'none',
  request: z.object({}),
  /** Counted up to a hundred. `since` is the longest. */
  reply: z.object({ certificates: z.number().int().nonnegative(), since: instant.optional() }),
});

/** `edoc doctor`: the certificates that nobody has vouched for since an hour or longer, the first hundred of them. */
export const examineRegistry = question('registry.examine', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({}),
  reply: z.object({ certificates: z.number().int().nonnegative(), findings: z.array(finding) }),
});

/**
 * What a system proves itself with: one of them, as its door asks for. Of a key the public half; the private half never
 * leaves who made it. A secret is sealed to the exchange by who made it, and goes through everybody else's hands closed.
 */
const newProof = {
  publicKeyPem: z.string().max(4096).optional(),
  secret: z
    .object({
      /** SHA-256 of the secret, in base64url: it is 256 random bits, so this tells nothing of it. */
      kid: z.string().regex(/^[\w-]{43}$/),
      /** A compact JWE. */
      sealed: z
        .string()
        .max(1000)
        .regex(/^[\w-]+(\.[\w-]*){4}$/),
    })
    .optional(),
};
const systemName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/);
const scopesOfSystem = z.array(z.enum(scopesOfSystems)).min(1).max(scopesOfSystems.length);
const agenciesOfMove = z.array(agencyCode).min(1).max(2000);

export const newSystem = z.object({
  name: systemName,
  /** `portal`: no program that calls, but the pages, where the clerks of these agencies work. It has no key and no secret. */
  door: z.enum(['v1', 'vxp', 'provincial', 'portal']).default('v1'),
  agencies: agenciesOfMove,
  ...newProof,
  scopes: scopesOfSystem.optional(),
  addresses: addressRanges.optional(),
  signedCallAgeHours: signedCallAgeHours.optional(),
  /** From when on it serves the agencies, now or later; from now on, when absent. */
  since: instantOfRegister.optional(),
});

/** A system with what it serves now or has served. */
export const systemView = systemEntry.extend({
  serves: z.array(z.object({ agency: agencyCode, since: instant, until: instant.optional() })).max(2000),
});

export const registerSystem = question('registry.register-system', {
  askedBy: ['gateway'],
  caller: 'required',
  request: newSystem,
  reply: z.union([systemView, waiting]),
});

export const showSystem = question('registry.show-system', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ system: systemName }),
  reply: systemView,
});

/** From a moment on a system serves agencies; whatever was planned for them at that moment or later falls away. */
export const systemMove = z.object({ agencies: agenciesOfMove, since: instantOfRegister.optional() });

/** Who serves each of the agencies, when. */
export const systemMoved = z.object({ servings: z.array(servingEntry) });

export const moveAgencies = question('registry.move-agencies', {
  askedBy: ['gateway'],
  caller: 'required',
  request: systemMove.extend({ system: systemName }),
  reply: z.union([systemMoved, waiting]),
});

export const systemChange = z
  .object({
    scopes: scopesOfSystem,
    suspended: z.boolean(),
    /** Why it is suspended; the system is told. */
    reason: words(200).min(1),
    /** Where it may call from; null: from anywhere. */
    addresses: addressRanges.nullable(),
    /** How old the signature of a call may be; null: as the axis has it. */
    signedCallAgeHours: signedCallAgeHours.nullable(),
  })
  .partial();

export const changeSystem = question('registry.change-system', {
  askedBy: ['gateway'],
  caller: 'required',
  request: systemChange.extend({ system: systemName }),
  reply: z.union([systemEntry, waiting]),
});

/** Where packets are brought to from now on. */
export const newDestination = destination.extend({ privateAddresses: z.boolean().default(false) });

export const setDestination = question('registry.set-destination', {
  askedBy: ['gateway'],
  caller: 'required',
  request: newDestination.extend({ system: systemName }),
  reply: z.union([systemEntry, waiting]),
});

export const postSwitch = z.object({ takesPost });

/** Asked by the system itself or an administrator. */
export const switchPost = question('registry.switch-post', {
  askedBy: ['gateway'],
  caller: 'required',
  request: postSwitch.extend({ system: systemName }),
  reply: systemEntry,
});

const overlapHoursMax = 90 * 24;

/** A key beside those it has, which end after the overlap: until then both count, and nobody need hurry. */
export const newSystemKey = z.object({
  ...newProof,
  overlapHours: z
    .number()
    .int()
    .min(0)
    .max(overlapHoursMax)
    .default(7 * 24),
});

export const addSystemKey = question('registry.add-system-key', {
  askedBy: ['gateway'],
  caller: 'required',
  request: newSystemKey.extend({ system: systemName }),
  reply: z.union([systemEntry, waiting]),
});

/** It was lost: it counts no longer, and neither does any token issued until now. */
export const revokeSystemKey = question('registry.revoke-system-key', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ system: systemName, kid: z.string().min(1).max(100) }),
  reply: systemEntry,
});

export const listSystems = question('registry.list-systems', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ after: z.string().max(100).optional(), limit: pageLimit.default(100) }),
  /** Without what they serve: that is asked of the agencies. */
  reply: z.object({
    systems: z.array(systemEntry.extend({ agencies: z.number().int() })),
    next: z.string().optional(),
  }),
});

/** The key it signs with now. */
export const registryKeys = question('registry.keys', {
  askedBy: ['gateway', 'exchange', 'tracker'],
  caller: 'none',
  request: z.object({}),
  reply: z.object({ keys: z.array(publicKey) }),
});
