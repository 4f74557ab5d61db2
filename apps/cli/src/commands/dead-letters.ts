import type { DeadLetter } from '@edoc-axis/contracts';
import { bold, dim, green, type Terminal } from '../terminal/terminal.js';
import { asAdministrator } from './axis.js';
import type { DefineCommand } from './command.js';
import { localTime } from './local-time.js';
import { asOption } from './person-options.js';

export const defineDeadLetters: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;
  asOption(command, terminal)
    .option('--under <code>', text({ vi: 'chỉ các nơi nhận trong nhánh này', en: 'only recipients in this branch' }))
    .action(async ({ as: file, under }: { as?: string; under?: string }) => {
      const axis = await asAdministrator(context, file);
      let found = 0;
      for (let after: string | undefined = ''; after !== undefined;) {
        const page: Awaited<ReturnType<typeof axis.deadLetters>> = await axis.deadLetters({
          under,
          after: after || undefined,
        });
        for (const letter of page.deadLetters) terminal.result(letter, () => describe(letter, terminal));
        found += page.deadLetters.length;
        after = page.next;
      }
      if (found === 0) terminal.result({ deadLetters: 0 }, () => [green(text(nothing))]);
    });
};

const nothing = {
  vi: '✓ Không có lượt gửi nào kết thúc mà chưa đến và chưa được xử lý.',
  en: '✓ Nothing has ended in vain that nobody has dealt with.',
};

const hourSeconds = 3_600;

function describe(letter: DeadLetter, { text }: Terminal): string[] {
  const { id, code, carries, sender, recipient, recipientName, stateName, since, ageSeconds, reason, move } = letter;
  const hours = Math.floor(ageSeconds / hourSeconds);
  const age = text({ vi: `${hours} giờ trước`, en: `${hours} hours ago` });
  const what = carries === 'status' ? text({ vi: 'trạng thái của ', en: 'a status of ' }) : '';
  return [
    `${bold(id)}  ${what}${code.number}/${code.notation}  ${sender} → ${recipientName ?? recipient} (${recipient})`,
    `  ${text(stateName)}${reason ? `: ${text(reason.sentence)}` : ''}  ${dim(`${localTime(since)}, ${age}`)}`,
    `  → ${text(move.sentence)}`,
  ];
}
