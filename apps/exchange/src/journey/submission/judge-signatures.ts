import type { RevocationEntry } from '@edoc-axis/contracts';
import {
  type AgencyCode,
  catalogue,
  CataloguedError,
  countsAsSigned,
  isUrgent,
  type Policy,
  policyMet,
  type Priority,
  type Standing,
  standingOf,
  type Verdict,
} from '@edoc-axis/domain';
import { type DocumentReading, mainDocumentOf } from '@edoc-axis/edxml';
import { judgePacketSignature, type PacketJudgement } from '@edoc-axis/signature';
import type { ExchangePorts } from '../ports.js';
import { type JudgedPdf, judgePdfs, nameOf } from './judge-pdfs.js';
import type { Refusal } from './refusal.js';
import type { Submission } from './read-submission.js';
import { signersIn } from './signers.js';
import { strangersIn } from './strangers.js';

/** What stands on a packet and in its PDF files, judged, and what it makes of the document. */
export interface JudgedSignatures {
  readonly policy: Policy;
  /** The packet's. */
  readonly signature: PacketJudgement;
  /** Of every PDF file, in the order of the packet and of its archives. */
  readonly pdfs: readonly JudgedPdf[];
  /** Index of the attachment that is the document itself. */
  readonly mainDocument?: number;
  readonly standing: Standing;
  /** What was believed of revocation, of everybody who signed or stamped. */
  readonly revocations: readonly RevocationEntry[];
}

interface Signed {
  readonly sender: AgencyCode;
  readonly reading: DocumentReading;
  readonly at: Date;
  readonly priority: Priority;
}

export async function judgeSignatures(
  ports: Pick<ExchangePorts, 'database' | 'directory' | 'met' | 'policy' | 'readTrust' | 'times'>,
  submission: Submission,
  { sender, reading, at, priority }: Signed,
): Promise<JudgedSignatures> {
  const { directory } = ports;
  const { policy = ports.policy, toleratesSha1: allowSha1 } = directory.agency(sender, at) ?? {};
  const revocations = new Map<string, RevocationEntry>();
  const note = (entry: RevocationEntry) => void revocations.set(entry.certificate, entry);
  const findRegistered = signersIn(directory, at, ports.times.revocationGraceMs, note);
  const signature = judgePacketSignature(submission.measured.signature, { sender, at, findRegistered, allowSha1 });
  const findRevocation = strangersIn(ports, at, note);
  const mainDocument = mainDocumentOf(reading)?.index;
  const question = { sender, at, allowSha1, urgent: isUrgent(priority), findRegistered, findRevocation, mainDocument };
  const pdfs = await judgePdfs(ports, submission, question);
  const main = mainPdfOf({ pdfs, mainDocument })?.judgement;
  const standing = standingOf(signersOf(signature, main, priority));
  return { policy, signature, pdfs, mainDocument, standing, revocations: [...revocations.values()] };
}

/** The judged main document, or the one file of the archive that it is; undefined when it is no PDF file. */
export function mainPdfOf({ pdfs, mainDocument }: Pick<JudgedSignatures, 'pdfs' | 'mainDocument'>) {
  return pdfs.find(({ attachment, inside }) => attachment.index === mainDocument && inside?.alone !== false);
}

/** Whose good signatures stand on the packet or in its main document. */
export function signersOf(
  packet: Pick<PacketJudgement, 'verdict' | 'role' | 'code'>,
  main: JudgedPdf['judgement'] | undefined,
  priority: Priority,
) {
  const kept = { graceOver: isGraceOver(packet), urgent: isUrgent(priority) };
  const ofPacket = countsAsSigned(packet.verdict, kept) ? packet.role : undefined;
  const inMain = main && main.verdict !== 'not-read' ? main.signedBy : undefined;
  return {
    person: ofPacket === 'person' || inMain?.person === true,
    organisation: ofPacket === 'organisation' || inMain?.organisation === true,
  };
}

/**
 * Why the sender's policy does not let the document pass, in the words of the judge whose verdict has to be cured.
 * @throws CataloguedError when it might pass at another time: a file nobody had time to read is nobody's fault
 */
export function refuseSignatures(judged: JudgedSignatures, { sender, reading, priority }: Signed): Refusal | undefined {
  const { policy, signature } = judged;
  const main = mainPdfOf(judged)?.judgement;
  const found = {
    packet: signature.verdict,
    mainAttachment: verdictOf(main),
    graceOver: isGraceOver(signature),
    mainGraceOver: main !== undefined && isGraceOver(main),
    urgent: isUrgent(priority),
  };
  const decision = policyMet(policy, found);
  if (decision.met) return undefined;
  const mayBeGood = main?.verdict === 'not-read' && catalogue[main.code].retry === 'later';
  if (mayBeGood && policyMet(policy, { ...found, mainAttachment: 'valid' }).met) {
    throw new CataloguedError(main.code, main.params);
  }
  const { code } = decision;
  const byPolicy = { code, params: { agency: sender, ...decision.params, mainVerdict: main?.verdict ?? 'absent' } };
  if (code.startsWith('signature.')) return byJudge(signature) ?? byPolicy;
  if (code !== 'document.policy-not-met') return byJudge(main) ?? refuseMissing(reading, byPolicy);
  // Who signed in vain would not understand that nothing is signed.
  if (signature.verdict === 'unsupported') return byJudge(signature) ?? byPolicy;
  return (main && isSignedInVain(main) ? byJudge(main) : undefined) ?? byPolicy;
}

/** The policy knows what a verdict is worth; the judge of the signature knows what to do about it. */
function byJudge(judgement?: Partial<Refusal>): Refusal | undefined {
  const { code, params = {} } = judgement ?? {};
  return code && { code, params };
}

function isGraceOver({ code }: Partial<Refusal>): boolean {
  return code === 'signature.revocation-grace-over';
}

function verdictOf(main: JudgedPdf['judgement'] | undefined): Verdict {
  if (!main || main.verdict === 'unreadable' || main.verdict === 'not-read') return 'absent';
  return main.verdict;
}

/** It carries what was meant as a signature: what is wrong with that tells more than that a signature is missing. */
function isSignedInVain(main: JudgedPdf['judgement']): boolean {
  return main.verdict === 'unreadable' || main.verdict === 'not-read' || main.signatures.length > 0;
}

function refuseMissing(reading: DocumentReading, otherwise: Refusal): Refusal {
  const main = mainDocumentOf(reading);
  return main ? { code: 'pdf.not-a-pdf', params: { attachmentName: nameOf(main) } } : otherwise;
}
