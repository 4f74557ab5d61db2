import type { AxisClient } from '@edoc-axis/client';
import type { SubmissionView } from '@edoc-axis/contracts';
import { deliveryStateNames } from '@edoc-axis/domain';
import { verifyReceipt } from '@edoc-axis/evidence';
import { bold, dim, green, red, type Terminal } from '../terminal/terminal.js';
import { asSystem } from './axis.js';
import type { DefineCommand } from './command.js';
import { withFile } from './with-file.js';
import { localTime } from './local-time.js';

export const defineSend: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;
  command
    .argument('<packet.edxml>')
    .requiredOption(
      '--as <file>',
      text({ vi: 'thông tin xác thực của hệ thống gửi', en: 'credentials of the sending system' }),
    )
    .option(
      '--deliver-rest',
      text({
        vi: 'nơi nhận nào không nhận được thì vẫn gửi cho các nơi còn lại',
        en: 'when some recipients cannot receive, deliver to the others',
      }),
    )
    .action(async (file: string, { as, deliverRest }: { as: string; deliverRest?: boolean }) => {
      const { axis, credentials } = await asSystem(as, context);
      const { repeated, submission } = await sendFile(axis, file, terminal, deliverRest ? 'deliver-rest' : 'refuse');
      terminal.result(submission, () => describeSubmission(submission, repeated, credentials.axisRootPem, terminal));
    });
};

/** Sending the same file again is safe: the axis answers with the first receipt. */
export async function sendFile(
  axis: AxisClient,
  file: string,
  terminal: Terminal,
  onBadRecipients: 'refuse' | 'deliver-rest' = 'refuse',
): Promise<{ repeated: boolean; submission: SubmissionView }> {
  return withFile(file, terminal, (packet, bytes) => axis.send(packet, { bytes, onBadRecipients }));
}

/** What became of a packet, for people. The receipt itself comes last: it is long, and it is what to keep. */
export function describeSubmission(
  submission: SubmissionView,
  repeated: boolean,
  axisRootPem: string,
  terminal: Terminal,
): string[] {
  const again = { vi: 'đã nhận từ trước, biên nhận cũ', en: 'accepted before: the first receipt again' };
  return [
    `${bold(submission.id)}  ${submission.documentId}${repeated ? `  (${terminal.text(again)})` : ''}`,
    ...submission.deliveries.map((delivery) => `  → ${describeDelivery(delivery, terminal)}`),
    ...submission.warnings.map(({ sentence }) => `  ! ${terminal.text(sentence)}`),
    ...describeReceipt(submission.receipt, axisRootPem, terminal),
  ];
}

function describeDelivery({ recipient, addressedTo, state }: SubmissionView['deliveries'][number], terminal: Terminal) {
  const others = addressedTo.filter((code) => code !== recipient);
  const instead = others.length > 0 ? ` (${terminal.text({ vi: 'nhận thay', en: 'for' })} ${others.join(', ')})` : '';
  return `${recipient}${instead}  ${terminal.text(deliveryStateNames[state])}`;
}

function describeReceipt(receipt: string, axisRootPem: string, terminal: Terminal): string[] {
  const judged = verifyReceipt(receipt, { rootPem: axisRootPem });
  if (judged.verdict !== 'valid') {
    return [
      red(`✗ ${terminal.text({ vi: 'Biên nhận không hợp lệ', en: 'The receipt is not valid' })}: ${judged.code}`),
    ];
  }
  const { event, at, iss, doc } = judged.claims;
  return [
    green(`✓ ${terminal.text({ vi: 'Biên nhận hợp lệ', en: 'Valid receipt' })}: ${event}, ${iss}, ${localTime(at)}`),
    dim(`  SHA-256 ${doc.packetSha256}`),
    dim(`  ${receipt}`),
  ];
}
