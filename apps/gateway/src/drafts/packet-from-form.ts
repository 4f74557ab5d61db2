import { draft as draftShape } from '@edoc-axis/contracts';
import { writeDocumentPacket } from '@edoc-axis/edxml';
import { formParts } from '../server/form-parts.js';
import { demandNoMore, filesOf, partsOfDraftMax } from './files-of-draft.js';
import { readDraftPart } from './read-part.js';

/**
 * The packet a form is about: its part `draft` (DRAFT.json) says what the document is, its parts `file` are the attachments,
 * in the order of the draft. Written while the form is read, attachment by attachment, in constant memory; unsigned.
 * @throws CataloguedError `form.…`, `request.…`, and `packet.…` for whatever our own door would refuse
 */
export async function* packetFromForm(body: AsyncIterable<Buffer>, boundary: string): AsyncGenerator<Buffer> {
  const parts = formParts(body, boundary, partsOfDraftMax);
  const first = await parts.next();
  const draft = await readDraftPart(first.done ? undefined : first.value, draftShape);
  yield* writeDocumentPacket(draft, filesOf(draft, parts));
  await demandNoMore(parts, draft);
}
