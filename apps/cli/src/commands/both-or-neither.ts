import type { Command } from 'commander';
import { exitCodes } from '../terminal/failure.js';
import type { Terminal } from '../terminal/terminal.js';

/** One without the other would send unsigned what was meant to be signed: wrong usage. */
export function bothOrNeither(
  command: Command,
  { key, cert }: { readonly key?: string; readonly cert?: string },
  { text }: Terminal,
): void {
  if ((key === undefined) === (cert === undefined)) return;
  const said = {
    vi: 'Thiếu một trong hai: --key (khóa ký) và --cert (chứng thư số của khóa ấy). Hãy cho cả hai, hoặc bỏ cả hai để gửi không ký số.',
    en: 'One is missing of --key (what signs) and --cert (its certificate). Give both, or neither to send unsigned.',
  };
  command.error(text(said), { code: 'edoc.both-or-neither', exitCode: exitCodes.usage });
}
