import { setImmediate as nextTurn } from 'node:timers/promises';
import { type AgencyCode, type ErrorCode, findClosedAgency, type SentenceParams } from '@edoc-axis/domain';
import type { MeasuredAttachment } from '@edoc-axis/edxml';
import {
  judgePdfSignatures,
  type PdfJudgement,
  type PdfQuestion,
  type PdfReport,
  type PdfSignatureJudgement,
} from '@edoc-axis/signature';
import { firstSeen } from '../../store/names.js';
import type { ExchangePorts } from '../ports.js';
import type { Submission } from './read-submission.js';

/** A PDF attachment with what its signatures are worth, or why nobody knows. */
export interface JudgedPdf {
  readonly attachment: MeasuredAttachment;
  readonly judgement: PdfJudgement | UnreadPdf;
}

export interface UnreadPdf {
  readonly verdict: 'not-read';
  readonly code: ErrorCode;
  readonly params: SentenceParams;
}

/** Each costs the check of its value and of its stamps'. A packet with more is no letter. */
const signaturesJudgedMax = 200;

/**
 * Judges the PDF files of a packet, each signature at its proven time: its stamp's, else the moment these bytes were
 * first seen here. That is now; only where now is too late, an earlier packet with the same file is looked for.
 */
export async function judgePdfs(
  ports: Pick<ExchangePorts, 'database' | 'directory' | 'readTrust'>,
  submission: Pick<Submission, 'measured' | 'pdfs'>,
  known: Pick<PdfQuestion, 'findRegistered' | 'findRevocation' | 'at'> & { readonly sender: AgencyCode },
): Promise<JudgedPdf[]> {
  const { sender, at } = known;
  const reported = reportsOn(submission);
  if (reported.length === 0) return [];
  const roots = ports.readTrust();
  const find = (agency: string) => ports.directory.agency(agency);
  const findClosed = (agencies: readonly string[]) => findClosedAgency(agencies, { sender, at, find });
  const judge = ({ attachment, found }: ReportedPdf, firstSeenAt: Date): JudgedPdf => {
    if ('verdict' in found) return { attachment, judgement: found };
    const attachmentName = nameOf(attachment);
    const question = { ...known, attachmentName, roots, intermediates: [], firstSeenAt, findClosedAgency: findClosed };
    return { attachment, judgement: judgePdfSignatures(found, question) };
  };

  const judged: JudgedPdf[] = [];
  for (const pdf of reported) {
    judged.push(judge(pdf, at));
    // Hundreds of strangers' certificates take long to read, and others wait as well.
    await nextTurn();
  }
  const late = judged.filter(({ judgement }) => cameTooLate(judgement));
  if (late.length === 0) return judged;
  const seenAt = await firstSeen(
    ports.database,
    late.map(({ attachment }) => attachment.sha256),
  );
  return reported.map((pdf, index) => {
    const earlier = seenAt.get(pdf.attachment.sha256);
    return (earlier === undefined ? judged[index] : undefined) ?? judge(pdf, earlier ?? at);
  });
}

/** Sentences name a file by it. */
export function nameOf({ name, index }: MeasuredAttachment): string {
  return name || `#${index + 1}`;
}

interface ReportedPdf {
  readonly attachment: MeasuredAttachment;
  readonly found: PdfReport | UnreadPdf;
}

/** What the gateway does not speak of was not looked into: nothing is good because it was left out. */
function reportsOn({ measured, pdfs }: Pick<Submission, 'measured' | 'pdfs'>): ReportedPdf[] {
  const reports = new Map(pdfs.map((one) => [one.attachment, one]));
  let signatures = 0;
  const findingOf = (attachment: MeasuredAttachment): ReportedPdf['found'] => {
    const said = reports.get(attachment.index);
    if (!said) return unread(attachment, 'pdf.not-looked-into');
    if ('notRead' in said) return unread(attachment, said.notRead.code, said.notRead.params);
    signatures += said.report.readable ? said.report.signatures.length : 0;
    if (signatures <= signaturesJudgedMax) return said.report;
    return unread(attachment, 'pdf.too-many-signatures', { signaturesMax: signaturesJudgedMax });
  };
  return measured.reading.attachments
    .filter(({ index, magic }) => magic === 'pdf' || reports.has(index))
    .map((attachment) => ({ attachment, found: findingOf(attachment) }));
}

function unread(attachment: MeasuredAttachment, code: ErrorCode, params: SentenceParams = {}): UnreadPdf {
  return { verdict: 'not-read', code, params: { ...params, attachmentName: nameOf(attachment) } };
}

/** Judged at an earlier moment, one of its signatures might be worth more. */
function cameTooLate(judgement: JudgedPdf['judgement']): boolean {
  return judgement.verdict !== 'not-read' && judgement.signatures.some(isLate);
}

function isLate({ provenTime, verdict, code, remarks }: PdfSignatureJudgement): boolean {
  if (provenTime?.by !== 'first-seen') return false;
  return (
    dependsOnTime.has(verdict) ||
    code === 'signature.agency-closed' ||
    remarks.some(({ code }) => code === 'pdf.signing-time-unknown')
  );
}

/** That nobody answers about a certificate now is not cured by a file that came before. */
const dependsOnTime: ReadonlySet<PdfSignatureJudgement['verdict']> = new Set(['expired', 'revoked', 'untrusted']);
