import { releaseDocument } from '@edoc-axis/contracts';
import { askBeside } from './ask-beside.js';
import type { DefineCommand } from './command.js';
import { defineDocumentAnswers } from './document-answers.js';

export const defineDocument: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;
  defineDocumentAnswers(command.command('answers'), context);
  command
    .command('release')
    .description(
      text({
        vi: 'mở lại văn bản bị tạm giữ: được chuyển giao như đã tiếp nhận',
        en: 'release a frozen document: it is handed over as it was accepted',
      }),
    )
    .argument('<id>', text({ vi: 'mã văn bản, xem edoc doctor', en: 'its id, see edoc doctor' }))
    .requiredOption(
      '--reason <words>',
      text({ vi: 'lý do, ghi vào diễn biến của văn bản', en: 'why; it stands in the timeline' }),
    )
    .action(async (document: string, { reason }: { reason: string }) => {
      const released = await askBeside(context, releaseDocument, { document, reason });
      terminal.result(released, () => [`${document}: ${text(released.sentence)}`]);
    });
};
