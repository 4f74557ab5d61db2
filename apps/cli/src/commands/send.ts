import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Transform } from 'node:stream';
import type { AxisClient } from '@edoc-axis/client';
import type { SubmissionView } from '@edoc-axis/contracts';
import { verifyReceipt } from '@edoc-axis/evidence';
import type { Command } from 'commander';
import { bold, dim, green, red, type Terminal } from '../terminal/terminal.js';
import { asSystem } from './axis.js';
import type { CommandContext } from './command.js';
import { requireFile } from './files.js';

export function sendCommand(program: Command, context: () => CommandContext): void {
  program
    .command('send')
    .description('send a signed packet; prints the document’s id and the axis’ receipt')
    .argument('<packet.edxml>')
    .requiredOption('--as <file>', 'credentials of the sending system')
    .option('--deliver-rest', 'when some recipients cannot receive, deliver to the others')
    .action(async (file: string, { as, deliverRest }: { as: string; deliverRest?: boolean }) => {
      const { terminal } = context();
      const { axis, credentials } = await asSystem(as, context());
      const { repeated, submission } = await sendFile(axis, file, terminal, deliverRest ? 'deliver-rest' : 'refuse');
      terminal.result(submission, () => describeSubmission(submission, repeated, credentials.axisRootPem, terminal));
    });
}

/** Sending the same file again is safe: the axis answers with the first receipt. */
export async function sendFile(
  axis: AxisClient,
  file: string,
  terminal: Terminal,
  onBadRecipients: 'refuse' | 'deliver-rest' = 'refuse',
): Promise<{ repeated: boolean; submission: SubmissionView }> {
  await requireFile(file);
  const { size } = await stat(file);
  const bar = terminal.progress(terminal.text({ vi: 'Đang gửi', en: 'Sending' }), size);
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bar.advance(chunk.length);
      done(null, chunk);
    },
  });
  try {
    const source = createReadStream(file);
    source.on('error', (error) => counted.destroy(error));
    return await axis.send(source.pipe(counted), { bytes: size, onBadRecipients });
  } finally {
    bar.done();
  }
}

export function describeSubmission(
  submission: SubmissionView,
  repeated: boolean,
  axisRootPem: string,
  terminal: Terminal,
): string[] {
  const judged = verifyReceipt(submission.receipt, { rootPem: axisRootPem });
  const receipt =
    judged.verdict === 'valid'
      ? green(
          terminal.text({
            vi: `✓ Biên nhận ${judged.claims.event}, chữ ký của trục hợp lệ`,
            en: `✓ Receipt ${judged.claims.event}, signed by the axis: valid`,
          }),
        )
      : red(
          terminal.text({ vi: `✗ Biên nhận không hợp lệ: ${judged.code}`, en: `✗ Receipt not valid: ${judged.code}` }),
        );
  return [
    `${bold(submission.id)}  ${submission.documentId}${
      repeated
        ? `  (${terminal.text({ vi: 'đã nhận từ trước, biên nhận cũ', en: 'accepted before: the first receipt again' })})`
        : ''
    }`,
    ...submission.deliveries.map(
      ({ recipient, addressedTo, state }) =>
        `  → ${recipient}${addressedTo.some((code) => code !== recipient) ? ` (${terminal.text({ vi: 'nhận thay', en: 'for' })} ${addressedTo.join(', ')})` : ''}  ${state}`,
    ),
    ...submission.warnings.map(({ sentence }) => `  ! ${terminal.text(sentence)}`),
    receipt,
    dim(submission.receipt),
  ];
}
