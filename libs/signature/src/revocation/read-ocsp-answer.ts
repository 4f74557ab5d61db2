import { countOf, momentOf, oidOf, serialOf, wholeBytesOf } from '../der/der-values.js';
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
import { type Extension, extensionsByOid } from '../certificates/extensions.js';
import { type Name, readName } from '../certificates/names.js';
import { readAlgorithm, type SigningAlgorithm } from '../certificates/signing-algorithm.js';
import { fingerprintOf } from '../certificates/read-certificate.js';
import { nonceOid } from './ocsp-request.js';

/** One answer about one certificate, with the responder's certificates, is some 2 KB. */
export const ocspAnswerBytesMax = 64 * 1024;
/** Answers about many certificates at once are not asked for. */
const answersMax = 64;
const certificatesMax = 8;

/** A responder's answer as it is written: nothing is believed yet. */
export type OcspAnswer =
  /** It does not want to answer; `status` is the number of OCSPResponseStatus. */
  { readonly answered: false; readonly status: number } | SignedOcspAnswer;

export interface SignedOcspAnswer {
  readonly answered: true;
  /** Who says that he answers: by name, or by the SHA-1 of his key (hex). */
  readonly responder: { readonly name: Name } | { readonly keySha1: string };
  readonly about: readonly OcspSingle[];
  readonly nonce: Uint8Array | undefined;
  readonly unknownCritical: string | undefined;
  readonly signed: Uint8Array;
  readonly algorithm: SigningAlgorithm | undefined;
  readonly signature: Uint8Array;
  /** DER of the certificates that came along. */
  readonly certificates: readonly Uint8Array[];
  readonly sha256: string;
}

export interface OcspSingle {
  readonly id: {
    readonly digest: string;
    readonly nameHash: string;
    readonly keyHash: string;
    readonly serial: string;
  };
  readonly status: 'good' | 'unknown' | { readonly revokedAt: Date; readonly reason: number | undefined };
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
  readonly invalidSince: Date | undefined;
}

/** OCSPResponse, RFC 6960 §4.2.1. Throws NotDer. */
export function readOcspAnswer(der: Uint8Array): OcspAnswer {
  const whole = new DerReader(readDer(der, tags.sequence).content);
  const status = countOf(whole.next(tags.enumerated));
  const field = whole.optional(constructed(0));
  whole.end();
  if (status !== 0 || !field) return { answered: false, status };
  const bytes = new DerReader(inside(field, tags.sequence).content);
  if (oidOf(bytes.next(tags.oid)) !== basicAnswer) throw new NotDer('an answer of another kind');
  const basic = readDer(bytes.next(tags.octets).content, tags.sequence);
  bytes.end();
  return readBasic(basic, fingerprintOf(der));
}

const basicAnswer = '1.3.6.1.5.5.7.48.1.1';
const invalidityDate = '2.5.29.24';

function readBasic(basic: DerValue, sha256: string): SignedOcspAnswer {
  const reader = new DerReader(basic.content);
  const body = reader.next(tags.sequence);
  const algorithm = readAlgorithm(reader.next(tags.sequence));
  const signature = wholeBytesOf(reader.next(tags.bits));
  const brought = reader.optional(constructed(0));
  reader.end();
  const certificates = brought ? [...partsOf(inside(brought, tags.sequence))].map(({ whole }) => whole) : [];
  if (certificates.length > certificatesMax) throw new NotDer('a crowd of certificates');
  return { answered: true, ...readBody(body), signed: body.whole, algorithm, signature, certificates, sha256 };
}

/** ResponseData. */
function readBody(body: DerValue) {
  const reader = new DerReader(body.content);
  const version = reader.optional(constructed(0));
  if (version && countOf(inside(version)) !== 0) throw new NotDer('an answer of another version');
  const responder = readResponder(reader.next());
  momentOf(reader.next(tags.generalizedTime));
  const about = [...partsOf(reader.next(tags.sequence), tags.sequence)].map(readSingle);
  if (about.length > answersMax) throw new NotDer('a crowd of answers');
  const field = reader.optional(constructed(1));
  reader.end();
  const extensions = field ? extensionsByOid(inside(field, tags.sequence)) : new Map<string, Extension>();
  const nonce = extensions.get(nonceOid);
  return {
    responder,
    about,
    nonce: nonce && readDer(nonce.value, tags.octets).content,
    unknownCritical: [...extensions].find(([oid, { critical }]) => critical && oid !== nonceOid)?.[0],
  };
}

function readResponder(value: DerValue): SignedOcspAnswer['responder'] {
  if (value.tag === constructed(1)) return { name: readName(inside(value, tags.sequence)) };
  if (value.tag !== constructed(2)) throw new NotDer('no ResponderID');
  return { keySha1: hex(inside(value, tags.octets)) };
}

/** SingleResponse. */
function readSingle(single: DerValue): OcspSingle {
  const reader = new DerReader(single.content);
  const id = new DerReader(reader.next(tags.sequence).content);
  const digest = oidOf(new DerReader(id.next(tags.sequence).content).next(tags.oid));
  const [nameHash, keyHash] = [hex(id.next(tags.octets)), hex(id.next(tags.octets))];
  const serial = serialOf(id.next(tags.integer));
  id.end();
  const status = readStatus(reader.next());
  const thisUpdate = momentOf(reader.next(tags.generalizedTime));
  const next = reader.optional(constructed(0));
  const field = reader.optional(constructed(1));
  reader.end();
  const extensions = field && extensionsByOid(inside(field, tags.sequence));
  const invalidSince = extensions?.get(invalidityDate);
  const unknown = extensions && [...extensions].find(([oid, { critical }]) => critical && oid !== invalidityDate);
  if (unknown) throw new NotDer(`an answer with the critical extension ${unknown[0]}`);
  return {
    id: { digest, nameHash, keyHash, serial },
    status,
    thisUpdate,
    nextUpdate: next && momentOf(inside(next, tags.generalizedTime)),
    invalidSince: invalidSince && momentOf(readDer(invalidSince.value)),
  };
}

function readStatus(value: DerValue): OcspSingle['status'] {
  if (value.tag === primitive(0) && value.content.length === 0) return 'good';
  if (value.tag === primitive(2) && value.content.length === 0) return 'unknown';
  if (value.tag !== constructed(1)) throw new NotDer('no CertStatus');
  const reader = new DerReader(value.content);
  const revokedAt = momentOf(reader.next(tags.generalizedTime));
  const reason = reader.optional(constructed(0));
  reader.end();
  return { revokedAt, reason: reason && countOf(inside(reason, tags.enumerated)) };
}

function hex({ content }: DerValue): string {
  return Buffer.from(content).toString('hex');
}
