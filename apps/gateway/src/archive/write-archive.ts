import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import {
  type ArchivedDocument,
  archivedBytesMax,
  archivedDocumentsMax,
  type ArchiveIndex,
  listDocuments,
  listReceipts,
  openForArchive,
  type ReceivedLine,
  type ReplyOf,
  type RequestOf,
  type SentDocumentLine,
} from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import yazl from 'yazl';
import { packetBytes } from '../handout/stored-packet.js';
import type { Asker, ContentStore } from '../ports.js';
import { listOfArchive } from './list-of-archive.js';

export interface WantedArchive extends Pick<RequestOf<typeof listDocuments>, 'role' | 'from' | 'to'> {
  readonly agency: string;
  readonly admission: string;
}

interface ArchivePorts {
  readonly asker: Asker;
  readonly content: ContentStore;
}

type Page = ReplyOf<typeof listDocuments>;
type Line = ReceivedLine | SentDocumentLine;

const pageLimit = 100;
/** Of a document to thousands, one JWS each: the others are asked for by `GET /v1/documents/{id}/receipts`. */
const receiptsMax = 500;

/**
 * Packets and receipts of an agency as a ZIP, written while they are read: page by page, one document after another, nothing
 * gathered but the list. What breaks off breaks the file off: half an archive is not to look like a whole one.
 * @param first the first page, asked for before anything was said, so that a refusal is one
 */
export function writeArchive(ports: ArchivePorts, wanted: WantedArchive, by: AskedFor, first: Page): Readable {
  const zip = new yazl.ZipFile();
  const output = zip.outputStream as Readable;
  const ended = new AbortController();
  output.once('close', () => ended.abort());
  // What a packet's stream throws comes here as well; nobody else listens.
  zip.on('error', (error) => output.destroy(error instanceof Error ? error : new Error(String(error))));
  fill(zip, ports, wanted, { by, first, gone: ended.signal }).catch((error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return output;
}

async function fill(
  zip: yazl.ZipFile,
  ports: ArchivePorts,
  { agency, role, from, to, admission }: WantedArchive,
  { by, first, gone }: { readonly by: AskedFor; readonly first: Page; readonly gone: AbortSignal },
): Promise<void> {
  const documents: ArchivedDocument[] = [];
  let bytes = 0;
  let page = first;
  for (;;) {
    for (const line of page.documents) {
      gone.throwIfAborted();
      const archived = await addDocument(zip, ports, { line, n: documents.length + 1, admission, gone }, by);
      bytes += archived.packet?.bytes ?? 0;
      documents.push(archived);
    }
    const isFull = bytes >= archivedBytesMax || documents.length + pageLimit > archivedDocumentsMax;
    if (page.next === undefined || isFull) break;
    page = await ports.asker.ask(listDocuments, pageOf({ agency, role, from, to, admission }, page.next), by);
  }
  const writtenAt = new Date().toISOString();
  const index: ArchiveIndex = { agency, role, from, to, writtenAt, documents, next: page.next };
  zip.addBuffer(Buffer.from(listOfArchive(index)), 'danh-sach.csv');
  zip.addBuffer(Buffer.from(JSON.stringify(index, null, 2)), 'index.json');
  zip.end();
}

/** The question for a page. */
export function pageOf(
  { agency, role, from, to, admission }: WantedArchive,
  after: string | undefined,
): RequestOf<typeof listDocuments> {
  return { agencies: [agency], role, from, to, after, admission, limit: pageLimit };
}

async function addDocument(
  zip: yazl.ZipFile,
  { asker, content }: ArchivePorts,
  {
    line,
    n,
    admission,
    gone,
  }: { readonly line: Line; readonly n: number; readonly admission: string; readonly gone: AbortSignal },
  by: AskedFor,
): Promise<ArchivedDocument> {
  const delivery = line.role === 'received' ? line.delivery : undefined;
  const opened = await asker.ask(openForArchive, { role: line.role, document: line.id, delivery, admission }, by);
  const name = `${String(n).padStart(4, '0')}-${plain(line.code.number)}-${plain(line.code.notation)}`;
  const entry = { ...headOf(line, n), receipts: [] };
  if ('leftOut' in opened) return { ...entry, leftOut: opened.leftOut };
  const { bytes, sha256 } = opened;
  const file = `van-ban/${name}.edxml`;
  const stream = await packetBytes(content, opened, { from: 0, to: bytes });
  zip.addReadStream(stream, file, { compress: false, size: bytes });
  // One after another: what is not read yet is not opened either.
  try {
    await finished(stream, { signal: gone });
  } finally {
    // Who hung up reads no further, and the file is not to stay open.
    stream.destroy();
  }
  return {
    ...entry,
    packet: { file, sha256, bytes },
    receipts: await addReceipts(zip, asker, { line, name, admission }, by),
  };
}

async function addReceipts(
  zip: yazl.ZipFile,
  asker: Asker,
  { line, name, admission }: { readonly line: Line; readonly name: string; readonly admission: string },
  by: AskedFor,
): Promise<string[]> {
  const files: string[] = [];
  for (let after: number | undefined = 0; after !== undefined && files.length < receiptsMax;) {
    const { receipts, next }: ReplyOf<typeof listReceipts> = await asker.ask(
      listReceipts,
      { document: line.id, after, limit: 100, admission },
      by,
    );
    for (const { event, jws } of receipts) {
      const file = `bien-nhan/${name}/${String(files.length + 1).padStart(3, '0')}-${plain(event)}.jws`;
      zip.addBuffer(Buffer.from(jws), file);
      files.push(file);
    }
    after = next;
  }
  return files;
}

function headOf(line: Line, n: number): Omit<ArchivedDocument, 'receipts'> {
  const { id, documentId, code, subject, sender, senderName, promulgatedOn, acceptedAt } = line;
  const head = { n, id, documentId, code, subject, sender, senderName, promulgatedOn, acceptedAt };
  return line.role === 'received'
    ? { ...head, delivery: line.delivery, state: line.state }
    : { ...head, recipients: line.recipients.count };
}

/** Numbers and notations are senders' words, and become the names of files. */
function plain(text: string): string {
  const ascii = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
  return (
    ascii
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'x'
  );
}
