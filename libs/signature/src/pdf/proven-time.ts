import { judgeTimeStamp, type StampJudgement } from '../cms/judge-time-stamp.js';
import type { SignedContent } from '../cms/measurements.js';
import type { PdfQuestion, PdfRemark, ProvenTime } from './pdf-judgement.js';
import type { PdfSignature } from './pdf-report.js';

export interface ProvenTimeFinding {
  readonly provenTime: ProvenTime;
  /** Of stamps that prove nothing. */
  readonly remarks: readonly PdfRemark[];
}

/**
 * The earliest moment that is proven: by the signature's own stamp, by a document time stamp that covers it, or by this
 * axis having seen the bytes.
 */
export function findProvenTime(
  signature: PdfSignature,
  content: SignedContent,
  all: readonly PdfSignature[],
  question: PdfQuestion,
): ProvenTimeFinding {
  const stamps = [...content.timeStamps, ...documentStampsOver(signature, all)];
  const judged = stamps.map((stamp) => judgeTimeStamp(stamp, question));
  const { attachmentName, firstSeenAt } = question;
  const remarks = judged.flatMap((stamp): PdfRemark[] =>
    stamp.holds ? [] : [{ code: 'pdf.time-stamp-invalid', params: { attachmentName, problem: stamp.problem } }],
  );
  const earliest = judged.filter((stamp) => stamp.holds).sort((one, other) => one.at.getTime() - other.at.getTime())[0];
  // An authority's clock may be a little ahead of ours.
  if (earliest && earliest.at <= firstSeenAt) return { provenTime: byStamp(earliest), remarks };
  return { provenTime: { at: firstSeenAt.toISOString(), by: 'first-seen' }, remarks };
}

function byStamp({ at, authority }: Extract<StampJudgement, { holds: true }>): ProvenTime {
  return { at: at.toISOString(), by: 'time-stamp', authority };
}

/** What was added behind such a stamp makes no difference to what it covers. */
function documentStampsOver({ byteRange }: PdfSignature, all: readonly PdfSignature[]) {
  return all.flatMap((other) => {
    const { content, kind, flaws } = other;
    const isSound = kind === 'time-stamp' && flaws.length === 0 && content.presence === 'present';
    return isSound && 'stampedAt' in content && endOf(other.byteRange) > endOf(byteRange) ? [content] : [];
  });
}

function endOf([, , from = 0, length = 0]: readonly number[]): number {
  return from + length;
}
