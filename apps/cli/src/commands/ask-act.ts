import type { AxisClient } from '@edoc-axis/client';
import { waiting } from '@edoc-axis/contracts';
import { z } from 'zod';
import type { Terminal } from '../terminal/terminal.js';

/**
 * Asks for something that may need a second person. Where it does, that is the result, and it is said how it goes on.
 * @returns nothing where it waits
 */
export async function askAct<Shape extends z.ZodType<object>>(
  axis: AxisClient,
  shape: Shape,
  path: string,
  wanted: object,
  terminal: Terminal,
  by: 'post' | 'patch' = 'post',
): Promise<z.output<Shape> | undefined> {
  const answer = (await axis[by](z.union([waiting, shape]), path, wanted)) as
    z.output<typeof waiting> | z.output<Shape>;
  return unlessWaiting(answer, terminal) as z.output<Shape> | undefined;
}

/** The answer, unless it waits for a second person: then that is the result, and it is said how it goes on. */
export function unlessWaiting<Answer extends object>(
  answer: Answer | z.output<typeof waiting>,
  terminal: Terminal,
): Answer | undefined {
  if (!isWaiting(answer)) return answer;
  const { proposal } = answer;
  terminal.result(answer, () => [
    terminal.text({
      vi: `Chưa thực hiện: cần quản trị viên thứ hai phê duyệt, ${proposal.id}`,
      en: `Not done yet: a second administrator has to approve it, ${proposal.id}`,
    }),
    terminal.text({
      vi: `  Người đó chạy: edoc approval approve ${proposal.id}`,
      en: `  They run: edoc approval approve ${proposal.id}`,
    }),
  ]);
  return undefined;
}

function isWaiting(answer: object): answer is z.output<typeof waiting> {
  return 'proposal' in answer;
}
