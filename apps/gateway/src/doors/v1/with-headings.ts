import { headingsAskedMax, type OverdueLine, showHeadings } from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { Asker } from '../../ports.js';
import { ifReached } from './if-reached.js';

/**
 * What is late, and what it is about. The tracker keeps the marks and no subject; the exchange, which keeps the documents, decides
 * of each whether who asks may see it. Without the exchange the marks are shown alone.
 */
export async function withHeadings(asker: Asker, lines: OverdueLine[], by: AskedFor): Promise<OverdueLine[]> {
  const deliveries = [...new Set(lines.map(({ delivery }) => delivery))];
  const parts = Array.from({ length: Math.ceil(deliveries.length / headingsAskedMax) }, (_, n) =>
    deliveries.slice(n * headingsAskedMax, (n + 1) * headingsAskedMax),
  );
  const told = await Promise.all(parts.map((part) => ifReached(asker.ask(showHeadings, { deliveries: part }, by))));
  const found = new Map(told.flatMap((each) => each?.headings ?? []).map((heading) => [heading.delivery, heading]));
  return lines.map((line) => {
    const heading = found.get(line.delivery);
    if (!heading) return line;
    const { code, documentId, subject, priority, dueOn } = heading;
    return { ...line, documentId, number: codeOf(code), subject, priority, dueOn };
  });
}

/** As it is written on the paper; there is none where the packet says neither. */
function codeOf({ number, notation }: { number: string; notation: string }): string | undefined {
  return [number, notation].filter(Boolean).join('/') || undefined;
}
