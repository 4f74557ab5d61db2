import { parentPort } from 'node:worker_threads';
import { accessBytes, accessFile, listArchive, readArchivedPdf, readPdfSignatures } from '@edoc-axis/signature';
import type { PdfAnswer, PdfTask } from './pdf-threads.js';

/**
 * The thread that reads strangers' files: it holds nothing but the one it reads. Whatever it throws ends it, and who
 * asked hears that.
 */
parentPort?.on('message', async (task: PdfTask) => {
  parentPort?.postMessage(await answer(task).catch((error: unknown) => diskFull(error, task)));
});

/** That there was no room to unpack is no fault of the file. */
function diskFull(error: unknown, { readingMsMax: waitMs }: PdfTask): PdfAnswer {
  if ((error as NodeJS.ErrnoException).syscall !== 'write') throw error;
  return { notRead: { code: 'pdf.reader-busy', params: { waitMs } } };
}

async function answer({ source, wanted, readingMsMax }: PdfTask): Promise<PdfAnswer> {
  const file = 'descriptor' in source ? accessFile(source.descriptor) : accessBytes(source.bytes);
  const limits = { readingMsMax };
  switch (wanted.kind) {
    case 'signatures':
      return readPdfSignatures(file, { limits });
    case 'list':
      return listArchive(file);
    case 'archived-signatures':
      return readArchivedPdf(file, wanted.file, { unpackInto: wanted.unpackInto, limits });
  }
}
