import { CataloguedError } from '@edoc-axis/domain';
import type { z } from 'zod';
import type { FormPart } from '../server/form-parts.js';

/** 10,000 recipients with their names, and some to spare. What is written of it is read back in one go. */
const draftBytesMax = 2 * 1024 * 1024;

/**
 * What the part called `draft` says, which stands before the files: they are written into the packet as they come.
 * @throws CataloguedError `form.draft-not-first`, `form.draft-too-large`, `request.malformed`, `request.parameter-…`
 */
export async function readDraftPart<Shape extends z.ZodType>(
  part: FormPart | undefined,
  shape: Shape,
): Promise<z.output<Shape>> {
  if (part?.name !== 'draft') throw new CataloguedError('form.draft-not-first');
  const { success, data, error } = shape.safeParse(parseJson(await gather(part.content)));
  if (success) return data;
  const [{ path, message } = { path: [], message: 'not understood' }] = error.issues;
  const parameter = ['draft', ...path].map(String).join('.');
  throw new CataloguedError('request.parameter-invalid', { parameter, problem: message });
}

async function gather(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of content) {
    bytes += piece.length;
    if (bytes > draftBytesMax) throw new CataloguedError('form.draft-too-large', { draftBytesMax });
    // Copied: the piece may be a window into a buffer the connection uses again.
    pieces.push(Buffer.from(piece));
  }
  return Buffer.concat(pieces);
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new CataloguedError('request.malformed', { problem: 'the part "draft" is not JSON in UTF-8' }, { cause });
  }
}
