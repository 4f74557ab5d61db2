import type { PdfSignatureView, PdfVerdictView, Sentence } from '@edoc-axis/contracts';
import { dim, green, red, type Terminal } from '../terminal/terminal.js';
import { localTime } from './local-time.js';

/** A PDF file as an axis or `edoc verify` judged it. */
export interface DescribedPdf {
  readonly name: string;
  readonly pdf: Pick<PdfVerdictView, 'verdict' | 'sentence'> & {
    readonly signatures: readonly DescribedSignature[];
    readonly remarks: readonly { readonly sentence: Sentence }[];
  };
}

type DescribedSignature = Pick<
  PdfSignatureView,
  'verdict' | 'sentence' | 'kind' | 'roleName' | 'coversWholeFile' | 'claimedAt' | 'provenTime'
> & {
  readonly certificate?: { readonly subject: string };
  readonly remarks: readonly { readonly sentence: Sentence }[];
};

/** The file's verdict, then each signature with who made it and when, and what a person should know. */
export function describePdf({ name, pdf }: DescribedPdf, terminal: Terminal): string[] {
  const mark = pdf.verdict === 'valid' ? green('✓') : pdf.verdict === 'absent' ? dim('·') : red('✗');
  return [
    `${mark} ${name}: ${terminal.text(pdf.sentence)}`,
    ...pdf.remarks.map(({ sentence }) => `    ! ${terminal.text(sentence)}`),
    ...pdf.signatures.flatMap((signature) => describeSignature(signature, terminal).map((line) => `    ${line}`)),
  ];
}

function describeSignature(signature: DescribedSignature, { text }: Terminal): string[] {
  const { kind, verdict, sentence, certificate, roleName, remarks } = signature;
  const role = roleName ? `${text(roleName)}: ` : kind === 'time-stamp' ? `${text(timeStamp)}: ` : '';
  const details = [text(timeOf(signature)), ...(signature.coversWholeFile ? [] : [text(addedLater)])];
  return [
    `${verdict === 'valid' ? green('✓') : red('✗')} ${role}${certificate?.subject ?? text(nobodyKnown)}`,
    `  ${text(sentence)}${kind === 'signature' ? dim(`  ${details.join('; ')}`) : ''}`,
    ...remarks.map((remark) => `  ! ${text(remark.sentence)}`),
  ];
}

const timeStamp = { vi: 'Dấu thời gian', en: 'Time stamp' };
const nobodyKnown = { vi: 'không rõ người ký', en: 'signer unknown' };
const addedLater = { vi: 'có nội dung thêm vào sau khi ký', en: 'something was added after it' };

function timeOf({ provenTime, claimedAt }: DescribedSignature): Sentence {
  const claimed = claimedAt === undefined ? undefined : localTime(claimedAt);
  if (provenTime?.by === 'time-stamp') {
    const at = localTime(provenTime.at);
    return { vi: `ký trước ${at} (có dấu thời gian)`, en: `signed before ${at} (time stamp)` };
  }
  if (claimed === undefined) return { vi: 'không ghi thời điểm ký', en: 'no signing time given' };
  return { vi: `ký lúc ${claimed} (theo người ký)`, en: `signed at ${claimed} (by its own word)` };
}
