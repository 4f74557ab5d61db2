import { type FrozenDocument, frozenDocument, type OperatedDelivery, operatedDelivery } from '@edoc-axis/contracts';
import type { Command } from 'commander';
import { bold, dim, type Terminal } from '../terminal/terminal.js';
import { askAct } from './ask-act.js';
import { asAdministrator } from './axis.js';
import type { DefineCommand } from './command.js';
import { asOption } from './person-options.js';

interface Options {
  readonly reason: string;
  readonly to?: string;
  readonly as?: string;
}

export const defineDelivery: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;

  const act = (name: string, says: Parameters<Terminal['text']>[0]): Command =>
    asOption(command.command(name), terminal)
      .description(text(says))
      .argument('<id>', text({ vi: 'mã lượt gửi, xem edoc dead-letters', en: 'its id, see edoc dead-letters' }))
      .requiredOption('--reason <words>', text({ vi: 'lý do, báo cho hai bên', en: 'why; both sides are told' }));
  const operate = async (id: string, name: string, { as: file, reason, to: target }: Options): Promise<void> => {
    const path = `/v1/deliveries/${encodeURIComponent(id)}/${name}`;
    const axis = await asAdministrator(context, file);
    const done = await askAct(axis, operatedDelivery, path, { reason, target }, terminal);
    if (done) terminal.result(done, () => describeOperated(done, terminal));
  };

  act('redeliver', {
    vi: 'gửi lại lượt gửi đã hết hạn hoặc không gửi được',
    en: 'send what expired or could not be delivered once more',
  }).action((id: string, options: Options) => operate(id, 'redeliver', options));
  act('redirect', {
    vi: 'chuyển lượt gửi đến nơi kế thừa hoặc nơi nhận thay của mã đã đóng; cần quản trị viên thứ hai phê duyệt',
    en: 'send it to a successor of a closed code, or to who receives for it; a second administrator has to approve it',
  })
    .requiredOption('--to <code>', text({ vi: 'nơi nhận mới', en: 'the new recipient' }))
    .action((id: string, options: Options) => operate(id, 'redirect', options));
  act('close', {
    vi: 'kết thúc lượt gửi đang chờ: không gửi được',
    en: 'close what waits in vain: it could not be delivered',
  }).action((id: string, options: Options) => operate(id, 'close', options));
  act('settle', {
    vi: 'đã xem lượt gửi không thành công và không gửi lại',
    en: 'what ended in vain was looked at and is not sent again',
  }).action((id: string, options: Options) => operate(id, 'settle', options));
  act('freeze', {
    vi: 'tạm giữ văn bản của lượt gửi này: không chuyển giao cho nơi nhận nào cho đến khi hai quản trị viên mở lại',
    en: 'freeze the document of this delivery: it is handed over to nobody until two administrators let it go on',
  }).action(async (id: string, { as: file, reason }: Options) => {
    const axis = await asAdministrator(context, file);
    const frozen: FrozenDocument = await axis.post(frozenDocument, `/v1/deliveries/${encodeURIComponent(id)}/freeze`, {
      reason,
    });
    terminal.result(frozen, () => [`${frozen.document}: ${text(frozen.sentence)}`]);
  });
};

function describeOperated(
  { delivery, stateName, successor, receipts }: OperatedDelivery,
  { text }: Terminal,
): string[] {
  return [
    `${bold(text(stateName))}  ${delivery}`,
    ...(successor ? [`  → ${successor.recipient}  ${successor.id}`] : []),
    ...receipts.map(({ event, id }) => dim(`    ${event} ${id}`)),
  ];
}
