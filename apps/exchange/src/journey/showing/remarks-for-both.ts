import type { Saying } from '@edoc-axis/contracts';
import type { RemarkCode } from '@edoc-axis/domain';

/** Of what the sender was told with its receipt, what the recipient should know of the document as well; the rest is the sender's. */
const forBoth: ReadonlySet<string> = new Set<RemarkCode>([
  'remark.number-used-before',
  'remark.same-file-elsewhere',
  'remark.next-edition',
  'remark.sent-late',
]);

export function remarksForBoth(warnings: unknown): Saying[] {
  const told = Array.isArray(warnings) ? (warnings as readonly Saying[]) : [];
  return told.filter(({ code }) => forBoth.has(code));
}
