import { setImmediate as nextTurn } from 'node:timers/promises';
import { type AgencyCode, type ErrorCode, findClosedAgency, type SentenceParams } from '@edoc-axis/domain';
import type { MeasuredAttachment } from '@edoc-axis/edxml';
import {
  type ArchiveReport,
  isOtherArchive,
  judgePdfSignatures,
  mayBeArchive,
  type PdfJudgement,
  type PdfQuestion,
  type PdfReport,
  type PdfSignatureJudgement,
} from '@edoc-axis/signature';
import { firstSeen } from '../../store/names.js';
import type { ExchangePorts } from '../ports.js';
import type { Submission } from './read-submission.js';

/** A PDF file among the attachments with what its signatures are worth, or why nobody knows. */
export interface JudgedPdf extends PdfPlace {
  readonly judgement: PdfJudgement | UnreadPdf;
}

/** Where a PDF file stands in its packet. */
export interface PdfPlace {
  readonly attachment: MeasuredAttachment;
  /** Missing where it is the attachment itself, or nobody knows what lies in it. */
  readonly inside?: ArchivedPlace;
}

/** A file of the archive that an attachment is. */
export interface ArchivedPlace {
  readonly path: string;
  /** Unpacked. */
  readonly bytes: number;
  /** Of the unpacked bytes, hexadecimal; missing where nobody unpacked it. */
  readonly sha256?: string;
  /** The archive holds nothing else: this is what the attachment is about. */
  readonly alone: boolean;
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
  known: Pick<PdfQuestion, 'findRegistered' | 'findRevocation' | 'at' | 'urgent' | 'allowSha1'> & {
    readonly sender: AgencyCode;
    readonly mainDocument?: number;
  },
): Promise<JudgedPdf[]> {
  const { sender, at, mainDocument, ...found } = known;
  const reported = reportsOn(submission, mainDocument);
  if (reported.length === 0) return [];
  const roots = ports.readTrust();
  const find = (agency: string) => ports.directory.agency(agency, at);
  const findClosed = (agencies: readonly string[]) => findClosedAgency(agencies, { sender, at, find });
  const judge = ({ found: report, ...place }: ReportedPdf, firstSeenAt: Date): JudgedPdf => {
    if ('verdict' in report) return { ...place, judgement: report };
    const judgement = judgePdfSignatures(report, {
      ...{ ...found, sender, at, roots, firstSeenAt },
      attachmentName: nameOfPdf(place),
      intermediates: [],
      findClosedAgency: findClosed,
    });
    return { ...place, judgement };
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
    late.flatMap((pdf) => digestOf(pdf) ?? []),
  );
  return reported.map((pdf, index) => {
    const earlier = seenAt.get(digestOf(pdf) ?? '');
    return (earlier === undefined ? judged[index] : undefined) ?? judge(pdf, earlier ?? at);
  });
}

/** Sentences name a file by it. */
export function nameOf({ name, index }: MeasuredAttachment): string {
  return name || `#${index + 1}`;
}

/** The same of a file in an archive: the archive's name, and the path inside it. */
export function nameOfPdf({ attachment, inside }: PdfPlace): string {
  return inside ? `${nameOf(attachment)} › ${inside.path}` : nameOf(attachment);
}

/** By which the same file is found again, however it was packed; undefined where nobody knows its bytes. */
export function digestOf({ attachment, inside }: PdfPlace): string | undefined {
  return inside ? inside.sha256 : attachment.sha256;
}

interface ReportedPdf extends PdfPlace {
  readonly found: PdfReport | UnreadPdf;
}

/** What the gateway does not speak of was not looked into: nothing is good because it was left out. */
function reportsOn(
  { measured, pdfs }: Pick<Submission, 'measured' | 'pdfs'>,
  mainDocument: number | undefined,
): ReportedPdf[] {
  const reports = new Map(pdfs.map((one) => [one.attachment, one]));
  let signatures = 0;
  const countedOf = (place: PdfPlace, report: PdfReport): ReportedPdf => {
    signatures += report.readable ? report.signatures.length : 0;
    if (signatures <= signaturesJudgedMax) return { ...place, found: report };
    return unread(place, 'pdf.too-many-signatures', { signaturesMax: signaturesJudgedMax });
  };
  const reportedOf = (attachment: MeasuredAttachment): ReportedPdf[] => {
    const said = reports.get(attachment.index);
    if (!said)
      return [unread({ attachment }, isOtherArchive(attachment) ? 'archive.kind-not-read' : 'pdf.not-looked-into')];
    if ('notRead' in said) return [unread({ attachment }, said.notRead.code, said.notRead.params)];
    if ('report' in said) return [countedOf({ attachment }, said.report)];
    const { archive } = said;
    return [...aboutArchive(attachment, archive, mainDocument), ...archive.pdfs.map(archivedOf)];

    function archivedOf(one: ArchiveReport['pdfs'][number]): ReportedPdf {
      const { path, bytes } = one;
      const alone = archive.files === 1;
      if ('notRead' in one) {
        return unread({ attachment, inside: { path, bytes, alone } }, one.notRead.code, one.notRead.params);
      }
      return countedOf({ attachment, inside: { path, bytes, sha256: one.sha256, alone } }, one.report);
    }
  };
  return measured.reading.attachments
    .filter((one) => one.magic === 'pdf' || mayBeArchive(one) || isOtherArchive(one) || reports.has(one.index))
    .flatMap(reportedOf);
}

/** Of several files any may be taken for the document: a signature in one of them does not speak for the others. */
function aboutArchive(
  attachment: MeasuredAttachment,
  { files, pdfs, left }: ArchiveReport,
  mainDocument: number | undefined,
): ReportedPdf[] {
  const isUnclear = attachment.index === mainDocument && files > 1 && pdfs.length > 0;
  // That some are left is kept with it: who reads the archive anew is not to miss them.
  if (isUnclear) return [unread({ attachment }, 'archive.main-document-unclear', left?.params)];
  return left ? [unread({ attachment }, left.code, left.params)] : [];
}

function unread(place: PdfPlace, code: ErrorCode, params: SentenceParams = {}): ReportedPdf {
  return { ...place, found: { verdict: 'not-read', code, params: { ...params, attachmentName: nameOfPdf(place) } } };
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
