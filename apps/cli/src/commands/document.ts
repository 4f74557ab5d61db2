import { liftFreeze, type ReleasedDocument, releasedDocument } from '@edoc-axis/contracts';
import { askAct, unlessWaiting } from './ask-act.js';
import { askBeside } from './ask-beside.js';
import { asAdministrator } from './axis.js';
import type { CommandContext, DefineCommand } from './command.js';
import { defineDocumentAnswers } from './document-answers.js';
import { asOption } from './person-options.js';

export const defineDocument: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;
  defineDocumentAnswers(command.command('answers'), context);
  asOption(command.command('release'), terminal)
    .description(
      text({
        vi: 'mở lại văn bản bị tạm giữ: được chuyển giao như đã tiếp nhận; cần quản trị viên thứ hai phê duyệt',
        en: 'release a frozen document: it is handed over as it was accepted; a second administrator has to approve it',
      }),
    )
    .argument('<id>', text({ vi: 'mã văn bản, xem edoc doctor', en: 'its id, see edoc doctor' }))
    .requiredOption(
      '--reason <words>',
      text({ vi: 'lý do, ghi vào diễn biến của văn bản', en: 'why; it stands in the timeline' }),
    )
    .action(async (document: string, { reason, as: file }: { reason: string; as?: string }) => {
      const released = await release({ document, reason }, file, context);
      if (released) terminal.result(released, () => [`${document}: ${text(released.sentence)}`]);
    });
};

/** The operator asks beside the axis, where no gateway that is not believed hears it; a person through the door. */
async function release(
  { document, reason }: { readonly document: string; readonly reason: string },
  file: string | undefined,
  context: CommandContext,
): Promise<ReleasedDocument | undefined> {
  const { settings, terminal } = context;
  if ((file ?? settings.sessionFile) === undefined) {
    return unlessWaiting(await askBeside(context, liftFreeze, { document, reason }), terminal);
  }
  const path = `/v1/documents/${encodeURIComponent(document)}/lift-freeze`;
  return askAct(await asAdministrator(context, file), releasedDocument, path, { reason }, terminal);
}
