import { Readable } from 'node:stream';
import { undamaged } from '@edoc-axis/content';
import { openRevocationAnswer, type ReplyOf } from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { Asker } from '../ports.js';
import { asDownload } from './attachment-headers.js';
import type { Representation } from './representation.js';

export interface OpenedAnswer extends Representation {
  readonly stream: () => Readable;
}

/** RFC 6960 appendix C, RFC 5280 section 4.2.1.13. */
const kinds = {
  ocsp: { mediaType: 'application/ocsp-response', ending: 'ors' },
  list: { mediaType: 'application/pkix-crl', ending: 'crl' },
} as const;

/** An answer about revocation that is kept with a document, asked for part by part as it goes out. */
export async function openAnswer(
  asker: Asker,
  asked: { readonly document: string; readonly sha256: string },
  by: AskedFor,
): Promise<OpenedAnswer> {
  const first = await asker.ask(openRevocationAnswer, asked, by);
  const { sha256 } = asked;
  const { mediaType, ending } = kinds[first.kind];
  return {
    ...{ sha256, mediaType, bytes: first.bytesInAll, disposition: asDownload(`${sha256}.${ending}`) },
    stream: () =>
      Readable.from(
        undamaged(
          parts(first, (from) => asker.ask(openRevocationAnswer, { ...asked, from }, by)),
          {
            sha256,
            content: sha256,
          },
        ),
        { objectMode: false },
      ),
  };
}

type Part = ReplyOf<typeof openRevocationAnswer>;

async function* parts(first: Part, ask: (from: number) => Promise<Part>): AsyncIterable<Buffer> {
  let bytes = Buffer.from(first.part, 'base64');
  for (let from = bytes.length; ; from += bytes.length) {
    yield bytes;
    if (from >= first.bytesInAll || bytes.length === 0) return;
    bytes = Buffer.from((await ask(from)).part, 'base64');
  }
}
