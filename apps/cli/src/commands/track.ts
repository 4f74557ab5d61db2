import type { AxisClient } from '@edoc-axis/client';
import {
  type DocumentView,
  type OverdueView,
  publishedKeys,
  type ReceiptView,
  type TimelineItem,
} from '@edoc-axis/contracts';
import { CataloguedError, type KeyList } from '@edoc-axis/domain';
import { verifyKeyList, verifyReceipt } from '@edoc-axis/evidence';
import { bold, dim, green, red, type Terminal } from '../terminal/terminal.js';
import { asSystem } from './axis.js';
import type { DefineCommand } from './command.js';
import { describePdf } from './describe-pdf.js';
import { localTime } from './local-time.js';

export interface TrackedDocument extends DocumentView {
  readonly timeline: readonly TimelineItem[];
  readonly overdue: readonly OverdueView[];
  /** `keyLost`: others may have its key; that the axis shows it says that it is genuine. */
  readonly receipts: readonly (ReceiptView & { verdict: string; keyLost?: boolean })[];
}

export const defineTrack: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;
  command
    .argument('<id>', text({ vi: 'mã văn bản do trục cấp', en: 'the axis’ id of the document' }))
    .requiredOption(
      '--as <file>',
      text({
        vi: 'thông tin xác thực của hệ thống bên gửi hoặc bên nhận',
        en: 'credentials of a system of its sender or of a recipient',
      }),
    )
    .action(async (id: string, { as }: { as: string }) => {
      const { axis, credentials } = await asSystem(as, context);
      const tracked = await track(axis, id, credentials.axisRootPem);
      terminal.result(tracked, () => describeTracked(tracked, terminal));
      if (tracked.receipts.some(({ verdict }) => verdict !== 'valid')) process.exitCode = 1;
    });
};

export async function track(axis: AxisClient, id: string, axisRootPem: string): Promise<TrackedDocument> {
  const [document, { items, overdue }, receipts, keys] = await Promise.all([
    axis.document(id),
    axis.timeline(id),
    axis.receipts(id),
    keysOf(axis, axisRootPem),
  ]);
  return {
    ...document,
    timeline: items,
    overdue,
    receipts: receipts.map((receipt) => {
      const judged = verifyReceipt(receipt.jws, { rootPem: axisRootPem, keys });
      // The axis itself has kept it, which is what a forged one lacks.
      const isKept = judged.verdict === 'doubtful' && judged.code === 'receipt.key-lost';
      return { ...receipt, verdict: isKept ? 'valid' : judged.verdict, ...(isKept ? { keyLost: true } : {}) };
    }),
  };
}

/** @throws CataloguedError `key.list-invalid` when the axis shows a list its root did not sign */
async function keysOf(axis: AxisClient, rootPem: string): Promise<KeyList> {
  const judged = verifyKeyList((await axis.get(publishedKeys, '/v1/keys')).jws, { rootPem });
  if (judged.verdict !== 'valid') throw new CataloguedError(judged.code, judged.params);
  return judged.list;
}

export function describeTracked(tracked: TrackedDocument, terminal: Terminal): string[] {
  const { text } = terminal;
  const doubtful = tracked.receipts.filter(({ verdict }) => verdict !== 'valid');
  const byLostKey = tracked.receipts.filter(({ keyLost }) => keyLost);
  return [
    bold(`${tracked.code.number}/${tracked.code.notation}  ${tracked.subject}`),
    `${tracked.senderName ?? tracked.sender} (${tracked.sender})  ${localTime(tracked.acceptedAt)}`,
    ...describeRevocation(tracked, terminal),
    bold(text(tracked.standing.sentence)),
    ...tracked.remarks.map(({ sentence }) => `! ${text(sentence)}`),
    `${text({ vi: 'Gói tin', en: 'Packet' })}: ${text(tracked.verdict.sentence)}`,
    ...tracked.attachments.flatMap((attachment) => describeAttachment(attachment, terminal)),
    ...describeAnswers(tracked.revocationAnswers, terminal),
    '',
    ...tracked.deliveries.flatMap(({ recipient, recipientName, addressedTo, stateName, since, reason, move }) => [
      `${bold(text(stateName))}  ${recipientName ?? recipient} (${recipient}${addressedTo.includes(recipient) ? '' : ` ⇐ ${addressedTo.join(', ')}`})  ${dim(localTime(since))}`,
      ...(reason ? [`    ${text(reason.sentence)}`] : []),
      `    → ${text(move.sentence)}  ${dim(localTime(move.since))}`,
    ]),
    ...tracked.overdue.map((late) => describeOverdue(late, terminal)),
    '',
    ...tracked.timeline.map(({ at, sentence }) => `${dim(localTime(at))}  ${text(sentence)}`),
    '',
    doubtful.length === 0
      ? green(
          text({
            vi: `✓ ${tracked.receipts.length} biên nhận, tất cả hợp lệ`,
            en: `✓ ${tracked.receipts.length} receipts, all valid`,
          }),
        )
      : red(
          text({
            vi: `✗ biên nhận không hợp lệ: ${doubtful.map(({ id }) => id).join(', ')}`,
            en: `✗ receipts not valid: ${doubtful.map(({ id }) => id).join(', ')}`,
          }),
        ),
    ...(byLostKey.length === 0
      ? []
      : [
          text({
            vi: `  ${byLostKey.length} biên nhận ký bằng khóa đã bị mất; trục còn lưu chúng nên là thật`,
            en: `  ${byLostKey.length} of them by a key that was lost; the axis has kept them, so they are genuine`,
          }),
        ]),
  ];
}

function describeOverdue({ sentence, endedAt }: OverdueView, { text }: Terminal): string {
  if (endedAt === undefined) return `${red('!')} ${text(sentence)}`;
  const at = localTime(endedAt);
  return dim(`! ${text(sentence)} ${text({ vi: `Đã xong lúc ${at}.`, en: `Over since ${at}.` })}`);
}

function describeRevocation({ revokedAt }: DocumentView, { text }: Terminal): string[] {
  if (revokedAt === undefined) return [];
  const at = localTime(revokedAt);
  return [red(text({ vi: `Đã có thông báo thu hồi (${at})`, en: `Declared void by its sender (${at})` }))];
}

function describeAnswers({ used, kept }: DocumentView['revocationAnswers'], { text }: Terminal): string[] {
  if (used === 0) return [];
  return [
    text({
      vi: `Kết quả kiểm tra thu hồi làm căn cứ: ${used}, đã lưu cùng văn bản: ${kept}`,
      en: `Answers about revocation it rests on: ${used}, kept with the document: ${kept}`,
    }),
  ];
}

function describeAttachment(attachment: DocumentView['attachments'][number], terminal: Terminal): string[] {
  const { name, main, pdf, files = [] } = attachment;
  const marked = (file: string, isMain: boolean) => (isMain ? `${file} (${terminal.text(mainDocument)})` : file);
  return [
    ...(pdf ? describePdf({ name: marked(name, main), pdf }, terminal) : []),
    ...files.flatMap((file) =>
      describePdf({ name: marked(`${name} › ${file.path}`, file.main), pdf: file.pdf }, terminal),
    ),
  ];
}

const mainDocument = { vi: 'văn bản chính', en: 'main document' };
