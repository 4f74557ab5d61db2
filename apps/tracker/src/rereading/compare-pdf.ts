import type { AcceptedAttachment, AcceptedPacket, Difference } from '@edoc-axis/contracts';
import {
  judgePdfSignatures,
  type PdfReport,
  type PdfSignatureJudgement,
  type RegisteredCertificate,
} from '@edoc-axis/signature';

/** A PDF file as it was judged, and where it stands, as people are told. */
export interface AcceptedPdf {
  readonly place: string;
  readonly name: string;
  readonly pdf: NonNullable<AcceptedAttachment['pdf']>;
}

type AcceptedSignature = AcceptedPdf['pdf']['signatures'][number];

/** Was there anything judged that reading the file anew could contradict? */
export function isComparable({ verdict }: AcceptedPdf['pdf']): boolean {
  return verdict !== 'not-read' && verdict !== 'unreadable';
}

/**
 * In what the signatures of a PDF file, read anew, are not what they were judged to be. Whom the axis believed then is
 * not asked again, only what the file itself says: which signatures are in it, by whom, over what, and whether they
 * hold. So the report is judged as if every certificate were the sender's own.
 */
export function comparePdf(
  { place, name, pdf }: AcceptedPdf,
  { sender, at }: AcceptedPacket,
  report: PdfReport,
): Difference[] {
  if (isHurried(report)) return [];
  const differs = (accepted: string, found: string): Difference[] => [
    { name: 'pdf-signatures', accepted: `${place}: ${accepted}`, found: `${place}: ${found}` },
  ];
  const judgement = judgePdfSignatures(report, {
    attachmentName: name,
    sender,
    findRegistered: (sha256): RegisteredCertificate => ({ sha256, role: 'organisation', agencies: [sender] }),
    roots: [],
    intermediates: [],
    firstSeenAt: new Date(at),
    at: new Date(at),
    allowSha1: true,
  });
  if (judgement.verdict === 'unreadable') return differs(pdf.verdict, judgement.verdict);
  if (pdf.signatures.length !== judgement.signatures.length) {
    return differs(String(pdf.signatures.length), String(judgement.signatures.length));
  }
  const changed = judgement.signatures.findIndex((found, index) => !isSame(pdf.signatures[index], found));
  if (changed < 0) return [];
  return differs(pdf.signatures[changed]?.verdict ?? '', judgement.signatures[changed]?.verdict ?? '');
}

/** A machine that is busier than the last time says nothing against a gateway. */
function isHurried(report: PdfReport): boolean {
  return !report.readable && report.code === 'pdf.took-too-long';
}

function isSame(accepted: AcceptedSignature | undefined, found: PdfSignatureJudgement): boolean {
  if (!accepted || accepted.kind !== found.kind) return false;
  if (accepted.coversWholeFile !== found.coversWholeFile || accepted.changesAfter !== found.changesAfter) return false;
  // Who issued a time stamp is known only to who believes its authority.
  if (found.kind === 'time-stamp') return true;
  return accepted.certificate === found.certificate?.sha256 && !(holds(accepted) && !holds(found));
}

function holds({ verdict }: Pick<AcceptedSignature, 'verdict'>): boolean {
  return verdict !== 'invalid' && verdict !== 'unsupported';
}
