import { asSystem } from './axis.js';
import type { DefineCommand } from './command.js';
import { describeSubmission } from './send.js';
import { withFile } from './with-file.js';

export const defineRevoke: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;
  command
    .argument('<document>', text({ vi: 'mã văn bản bị thu hồi, do trục cấp', en: 'the axis’ id of the document' }))
    .argument('<revocation.edxml>', text({ vi: 'gói tin thu hồi (loại 1)', en: 'the revocation packet (type 1)' }))
    .requiredOption(
      '--as <file>',
      text({ vi: 'thông tin xác thực của hệ thống gửi', en: 'credentials of the sending system' }),
    )
    .action(async (document: string, file: string, { as }: { as: string }) => {
      const { axis, credentials } = await asSystem(as, context);
      const { repeated, submission } = await withFile(file, terminal, (packet, bytes) =>
        axis.revoke(document, packet, { bytes }),
      );
      terminal.result(submission, () => describeSubmission(submission, repeated, credentials.axisRootPem, terminal));
    });
};
