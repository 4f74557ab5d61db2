import type { AxisClient } from '@edoc-axis/client';
import type { DocumentView, ReceiptView, TimelineItem } from '@edoc-axis/contracts';
import { verifyReceipt } from '@edoc-axis/evidence';
import { bold, dim, green, red, type Terminal } from '../terminal/terminal.js';
import { asSystem } from './axis.js';
import type { DefineCommand } from './command.js';
import { describePdf } from './describe-pdf.js';
import { localTime } from './local-time.js';

export interface TrackedDocument extends DocumentView {
  readonly timeline: readonly TimelineItem[];
  readonly receipts: readonly (ReceiptView & { verdict: string })[];
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
  const [document, { items }, receipts] = await Promise.all([axis.document(id), axis.timeline(id), axis.receipts(id)]);
  return {
    ...document,
    timeline: items,
    receipts: receipts.map((receipt) => ({
      ...receipt,
      verdict: verifyReceipt(receipt.jws, { rootPem: axisRootPem }).verdict,
    })),
  };
}

export function describeTracked(tracked: TrackedDocument, terminal: Terminal): string[] {
  const { text } = terminal;
  const doubtful = tracked.receipts.filter(({ verdict }) => verdict !== 'valid');
  return [
    bold(`${tracked.code.number}/${tracked.code.notation}  ${tracked.subject}`),
    `${tracked.senderName ?? tracked.sender} (${tracked.sender})  ${localTime(tracked.acceptedAt)}`,
    bold(text(tracked.standing.sentence)),
    `${text({ vi: 'Gói tin', en: 'Packet' })}: ${text(tracked.verdict.sentence)}`,
    ...tracked.attachments.flatMap((attachment) => describeAttachment(attachment, terminal)),
    '',
    ...tracked.deliveries.flatMap(({ recipient, recipientName, addressedTo, stateName, since, reason, move }) => [
      `${bold(text(stateName))}  ${recipientName ?? recipient} (${recipient}${addressedTo.includes(recipient) ? '' : ` ⇐ ${addressedTo.join(', ')}`})  ${dim(localTime(since))}`,
      ...(reason ? [`    ${text(reason.sentence)}`] : []),
      `    → ${text(move.sentence)}`,
    ]),
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
