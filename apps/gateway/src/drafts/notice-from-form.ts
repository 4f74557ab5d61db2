import { draft as draftShape, openForRevocation, type ReplyOf } from '@edoc-axis/contracts';
import { businessTypes, CataloguedError, type Draft } from '@edoc-axis/domain';
import { readHeaderOf, writeDocumentPacket } from '@edoc-axis/edxml';
import type { AskedFor } from '@edoc-axis/platform';
import { z } from 'zod';
import { storedBytes } from '../handout/stored-packet.js';
import type { Asker, ContentStore } from '../ports.js';
import { formParts } from '../server/form-parts.js';
import { demandNoMore, filesOf, partsOfDraftMax } from './files-of-draft.js';
import { readDraftPart } from './read-part.js';

/** Why a document is void; with it, where the sender's policy asks for a signature, the notice as a signed PDF file. */
export const revocationDraft = z.strictObject({
  reason: z.string().trim().min(1).max(500),
  attachments: draftShape.shape.attachments,
});

interface NoticePorts {
  readonly asker: Asker;
  readonly content: ContentStore;
}

/**
 * The notice (business type 1) that declares a document void: it has its name, number and day, and goes to everybody the
 * document was addressed to. Written here because its sender asked for it in this very form, and unsigned.
 * @throws CataloguedError `document.…`, `caller.…`, `form.…`, `request.…`, `packet.…`
 */
export async function* noticeFromForm(
  { asker, content }: NoticePorts,
  { document, by }: { readonly document: string; readonly by: AskedFor },
  body: AsyncIterable<Buffer>,
  boundary: string,
): AsyncGenerator<Buffer> {
  const parts = formParts(body, boundary, partsOfDraftMax);
  const first = await parts.next();
  const { reason, attachments = [] } = await readDraftPart(first.done ? undefined : first.value, revocationDraft);
  const opened = await asker.ask(openForRevocation, { document }, by);
  const notice = { ...(await noticeAbout(content, document, opened)), attachments };
  const bussiness = { bussinessDocType: businessTypes.revocation, bussinessDocReason: reason, paper: 0 as const };
  yield* writeDocumentPacket({ ...notice, bussiness }, filesOf(notice, parts));
  await demandNoMore(parts, notice);
}

async function noticeAbout(
  content: ContentStore,
  document: string,
  opened: ReplyOf<typeof openForRevocation>,
): Promise<Draft> {
  const { bytes, addressedTo } = opened;
  const reading = await readHeaderOf(await storedBytes(content, opened, { from: 0, to: bytes }));
  if (reading.kind === 'status') throw new CataloguedError('document.unknown', { document });
  const { to: first, ...header } = reading.header;
  // Whom it was sent to later stands in no packet that is read here.
  const named = new Map(first.map((organ) => [organ.organId, organ]));
  return { ...header, to: addressedTo.map((code) => named.get(code) ?? code) };
}
