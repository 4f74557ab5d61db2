import { setTimeout as wait } from 'node:timers/promises';
import type { AxisClient } from '@edoc-axis/client';
import { activeCheckMinutes, announceCheck, callOffCheck, type ConnectionBoard, showCheck } from '@edoc-axis/contracts';
import type { Command } from 'commander';
import { untilToldToStop } from '../start/until-told-to-stop.js';
import { exitCodes } from '../terminal/failure.js';
import type { Progress, Terminal } from '../terminal/terminal.js';
import { asAdministrator } from './axis.js';
import type { CommandContext } from './command.js';
import { showBoard } from './connection-board.js';
import { localTime } from './local-time.js';
import { optionReaders } from './read-option.js';

export interface ActiveWanted {
  readonly active?: boolean;
  readonly at?: string;
  readonly for?: number;
  readonly announce?: boolean;
  readonly wait?: boolean;
}

const path = '/v1/connection-checks';

export function activeOptions(command: Command, terminal: Terminal): Command {
  const { text } = terminal;
  const read = optionReaders(terminal);
  return command
    .option(
      '--active',
      text({
        vi: 'gửi văn bản "[KIỂM TRA KẾT NỐI] không phải văn bản" đến tất cả và chờ xác nhận; hết giờ tự lấy lại',
        en: 'send all of them a document that is none and see who confirms it; it is taken back at the end',
      }),
    )
    .option(
      '--at <time>',
      text({ vi: 'bắt đầu lúc; mặc định ngay bây giờ', en: 'when it begins, default now' }),
      read.moment,
    )
    .option(
      '--for <span>',
      text({
        vi: 'kéo dài bao lâu, ví dụ 30m, 2h; mặc định 30m',
        en: 'how long it lasts, such as 30m or 2h; default 30m',
      }),
      read.minutes(activeCheckMinutes.min, activeCheckMinutes.max),
    )
    .option(
      '--announce',
      text({ vi: 'báo trước ngay cho mọi cơ quan bằng một văn bản', en: 'tell every agency now, by a document' }),
    )
    .option('--no-wait', text({ vi: 'không chờ kết quả', en: 'do not wait for the result' }));
}

/** Sets a check and follows it to its end. Who does not want to wait gets its id, and Ctrl-C leaves it running. */
export async function announce(
  axis: AxisClient,
  { under, at, for: minutes, announce: announces, wait: waits = true }: ActiveWanted & { readonly under: string },
  terminal: Terminal,
): Promise<ConnectionBoard> {
  const said = { under, at, minutes, announce: announces };
  const board = await axis.post(announceCheck.reply, `${path}/active`, said);
  return waits ? untilOver(board, axis, terminal) : board;
}

export function defineShow(command: Command, context: CommandContext): void {
  const { terminal } = context;
  command
    .command('show')
    .description(terminal.text({ vi: 'xem kết quả một đợt kiểm tra', en: 'show a check and what it found' }))
    .argument('<id>', terminal.text(idSays))
    .action(async (id: string, _: object, { parent }: Command) => {
      const board = await (await asAdministrator(context)).get(showCheck.reply, pathOf(id));
      await showBoard(board, parent?.opts<{ csv?: string }>().csv, terminal);
    });
}

export function defineCallOff(command: Command, context: CommandContext): void {
  const { terminal } = context;
  command
    .command('call-off')
    .description(
      terminal.text({
        vi: 'hủy một đợt kiểm tra chủ động, trước hoặc trong khi chạy; lấy lại văn bản đã gửi',
        en: 'call an active check off, before or while it runs; what was sent is taken back',
      }),
    )
    .argument('<id>', terminal.text(idSays))
    .action(async (id: string) => {
      const board = await (await asAdministrator(context)).post(callOffCheck.reply, `${pathOf(id)}/call-off`, {});
      await showBoard(board, undefined, terminal);
    });
}

const idSays = { vi: 'mã của đợt kiểm tra, xem --history', en: 'its id, see --history' };
const pathOf = (id: string): string => `${path}/${encodeURIComponent(id)}`;
const askEveryMs = 2_000;

async function untilOver(first: ConnectionBoard, axis: AxisClient, terminal: Terminal): Promise<ConnectionBoard> {
  const { told, signal } = untilToldToStop();
  terminal.say(terminal.text(underWay(first)));
  let shown: { readonly bar: Progress; soFar: number } | undefined;
  for (let board = first; ; board = await axis.get(showCheck.reply, pathOf(first.id))) {
    const { active, agencies, reachable } = board;
    if (active?.state === 'running') {
      shown ??= { bar: terminal.progress(terminal.text(confirming), agencies, String), soFar: 0 };
      shown.bar.advance(Math.max(0, reachable - shown.soFar));
      shown.soFar = reachable;
    } else if (active?.state !== 'announced') {
      shown?.bar.done();
      return board;
    }
    await Promise.race([wait(askEveryMs), told]);
    if (!signal.aborted) continue;
    shown?.bar.done();
    terminal.say(terminal.text(goesOn(first)));
    process.exit(exitCodes.interrupted);
  }
}

const confirming = { vi: 'Đã xác nhận', en: 'Confirmed' };

function underWay({ id, at, active }: ConnectionBoard) {
  const [begins, ends] = [localTime(at), localTime(active?.endsAt ?? at)];
  return {
    vi: `Đợt kiểm tra ${id}, từ ${begins} đến ${ends}. Ctrl-C để không chờ nữa.`,
    en: `Check ${id}, from ${begins} to ${ends}. Ctrl-C stops waiting for it.`,
  };
}

function goesOn({ id }: ConnectionBoard) {
  const commands = `edoc check-connections show ${id} | edoc check-connections call-off ${id}`;
  return {
    vi: `Đợt kiểm tra vẫn tiếp tục. Xem hoặc hủy: ${commands}`,
    en: `The check goes on. See it or call it off: ${commands}`,
  };
}
