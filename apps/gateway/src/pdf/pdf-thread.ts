import { parentPort } from 'node:worker_threads';
import { accessBytes, accessFile, readPdfSignatures } from '@edoc-axis/signature';
import type { PdfTask } from './pdf-threads.js';

/**
 * The thread that reads strangers' PDF files: it holds nothing but the one it reads. Whatever it throws ends it, and who
 * asked hears that.
 */
parentPort?.on('message', ({ source, readingMsMax }: PdfTask) => {
  const file = 'descriptor' in source ? accessFile(source.descriptor) : accessBytes(source.bytes);
  parentPort?.postMessage(readPdfSignatures(file, { limits: { readingMsMax } }));
});
