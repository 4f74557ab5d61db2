import { type HeardBy, listSent, type SentLine } from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { Asker } from '../../ports.js';

/** As many lines as are wanted, where there are so many: long ones come on several pages. */
export async function sentLines(
  asker: Asker,
  { limit, ahead, ...wanted }: HeardBy<typeof listSent>,
  by: AskedFor,
): Promise<SentLine[]> {
  const lines: SentLine[] = [];
  for (let more = true; more && lines.length < limit;) {
    const rest = { ahead: ahead + lines.length, limit: Math.min(limit - lines.length, linesOfPageMax) };
    const page = await asker.ask(listSent, { ...wanted, ...rest }, by);
    lines.push(...page.lines);
    more = page.more && page.lines.length > 0;
  }
  return lines;
}

const linesOfPageMax = 500;
