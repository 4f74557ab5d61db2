import type { DocumentView } from '@edoc-axis/contracts';
import { type Priority, standingNames, standingOf } from '@edoc-axis/domain';
import type { PacketJudgement } from '@edoc-axis/signature';
import type { ShownPacket } from '../../store/documents.js';
import { signersOf } from '../submission/judge-signatures.js';
import type { StoredPdfVerdict } from './pdf-verdict-view.js';

/** What the signatures make of a document before the law, from what was judged when it came. */
export function standingView(
  { verdict, attachments, main_attachment }: ShownPacket,
  priority: Priority,
): DocumentView['standing'] {
  const attachment = attachments.find(({ n }) => n === main_attachment);
  const main = attachment?.verdict ?? attachment?.archived?.find((file) => file.main)?.verdict;
  const standing = standingOf(
    signersOf(verdict as PacketJudgement, (main ?? undefined) as StoredPdfVerdict | undefined, priority),
  );
  return { standing, sentence: standingNames[standing] };
}
