import { isCatalogued, sentences, type ErrorCode } from '@edoc-axis/domain';
import { red, type Terminal } from './terminal.js';

/** What `edoc` leaves with: scripts decide by it. */
export const exitCodes = { fine: 0, refused: 1, usage: 2, unreachable: 3, interrupted: 130 } as const;

/** Says why a command failed, in words a person can act on and with `--json` as an object, and chooses the exit code. */
export async function reportFailure(error: unknown, terminal: Terminal): Promise<number> {
  if (isCatalogued(error)) {
    say(terminal, error);
    return exitCodes.refused;
  }
  // Only who asks an axis has loaded the client; who asks nobody need not wait for it.
  const { AxisRefusal, AxisUnreachable } = await import('@edoc-axis/client');
  if (error instanceof AxisUnreachable) {
    say(terminal, { code: 'axis.not-reachable', params: { url: error.url, problem: error.reason } });
    return exitCodes.unreachable;
  }
  if (error instanceof AxisRefusal) {
    const { code, sentence, detail, title, occurrence } = error.problem;
    terminal.result(error.problem, () => []);
    sayLines(terminal, sentence?.[terminal.language] ?? detail ?? title ?? code, code, occurrence);
    return exitCodes.refused;
  }
  // A fault of ours: its place helps who mends it.
  terminal.say(`${red('✗')} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return exitCodes.refused;
}

function say(
  terminal: Terminal,
  { code, params }: { code: ErrorCode; params: Readonly<Record<string, unknown>> },
): void {
  const sentence = sentences(code, params);
  terminal.result({ code, params, sentence }, () => []);
  sayLines(terminal, terminal.text(sentence), code);
}

function sayLines(terminal: Terminal, sentence: string, code: string, occurrence?: string): void {
  terminal.say(`${red('✗')} ${sentence}`);
  terminal.say(`  ${code}${occurrence ? ` · ${occurrence}` : ''}`);
}
