import { AxisRefusal, AxisUnreachable } from '@edoc-axis/client';
import { isCatalogued, sentence } from '@edoc-axis/domain';
import { red, type Terminal } from './terminal.js';

/** What `edoc` leaves with: scripts decide by it. */
export const exitCodes = { fine: 0, refused: 1, usage: 2, unreachable: 3 } as const;

/** Says why a command failed, in words a person can act on, and chooses the exit code. */
export function reportFailure(error: unknown, terminal: Terminal): number {
  if (error instanceof AxisRefusal) {
    const { code, sentence: said, detail, title, occurrence } = error.problem;
    if (terminal.json) terminal.result(error.problem, () => []);
    terminal.say(`${red('✗')} ${said?.[terminal.language] ?? detail ?? title ?? code}`);
    terminal.say(`  ${code}${occurrence ? ` · ${occurrence}` : ''}`);
    return exitCodes.refused;
  }
  if (error instanceof AxisUnreachable) {
    terminal.say(
      `${red('✗')} ${terminal.text({
        vi: `Không kết nối được tới trục tại ${error.url}. Trục đã chạy chưa (npm start)? Địa chỉ lấy từ EDOC_URL.`,
        en: `No axis answers at ${error.url}. Is it running (npm start)? The address comes from EDOC_URL.`,
      })}`,
    );
    return exitCodes.unreachable;
  }
  if (isCatalogued(error)) {
    terminal.say(`${red('✗')} ${sentence(error.code, error.params, terminal.language)}`);
    terminal.say(`  ${error.code}`);
    return exitCodes.refused;
  }
  // A fault of ours: its place helps who mends it.
  terminal.say(`${red('✗')} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return exitCodes.refused;
}
