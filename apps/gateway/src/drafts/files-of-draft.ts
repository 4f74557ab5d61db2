import { CataloguedError, demandPlainFileName, type Draft } from '@edoc-axis/domain';
import { type DraftFile, packetLimits } from '@edoc-axis/edxml';
import type { FormPart } from '../server/form-parts.js';

export type Parts = AsyncIterator<FormPart, unknown>;

/** The draft, the files, and one too many, by which that is noticed. */
export const partsOfDraftMax = packetLimits.attachmentsMax + 2;

/**
 * The files a draft announces, each taken from the form when its turn comes: nothing of them is held. Their names are those
 * of the draft, since a packet tells them before it brings the files.
 * @throws CataloguedError `request.parameter-missing`, `form.…`; while they are read as well
 */
export function filesOf({ attachments = [] }: Pick<Draft, 'attachments'>, parts: Parts): DraftFile[] {
  const names = attachments.map(({ attachmentName }, n) => {
    const parameter = `draft.attachments.${n}.attachmentName`;
    if (attachmentName === undefined) throw new CataloguedError('request.parameter-missing', { parameter });
    demandPlainFileName(attachmentName);
    return attachmentName;
  });
  return names.map((name, n) => ({ name, bytes: nextFile(parts, name, { files: n, attachments: names.length }) }));
}

/** To be called when all have been taken: the form is read to its end, and brings nothing more. */
export async function demandNoMore(parts: Parts, { attachments = [] }: Pick<Draft, 'attachments'>): Promise<void> {
  const { done, value } = await parts.next();
  if (done) return;
  demandFile(value);
  throw new CataloguedError('form.file-unannounced', { attachments: attachments.length });
}

async function* nextFile(
  parts: Parts,
  attachmentName: string,
  counted: { files: number; attachments: number },
): AsyncGenerator<Buffer> {
  const { done, value: part } = await parts.next();
  if (done) throw new CataloguedError('form.file-missing', { ...counted, attachmentName });
  demandFile(part);
  const { fileName } = part;
  if (fileName !== undefined && !mayBeSame(fileName, attachmentName)) {
    throw new CataloguedError('form.file-out-of-order', { attachmentName, fileName: fileName.slice(0, 500) });
  }
  yield* part.content;
}

function demandFile({ name: part }: FormPart): void {
  const allowed = ['draft', 'file'];
  if (part === 'draft') throw new CataloguedError('form.part-unknown', { part: 'draft (2)', allowed });
  if (part !== 'file') throw new CataloguedError('form.part-unknown', { part: part.slice(0, 100), allowed });
}

/** Many programs mangle accents in the names of files, and some put a path before them: what is plain is compared. */
function mayBeSame(sent: string, announced: string): boolean {
  const [one, other] = [sent.replace(/^.*[/\\]/s, ''), announced].map(plainOf);
  return one === '' || one === other;
}

function plainOf(name: string): string {
  return name.normalize('NFC').replace(/[^A-Za-z0-9]/g, '');
}
