import { Worker } from 'node:worker_threads';
import type { ArchivedFile, ArchivedFinding, ArchiveListing, PdfReport } from '@edoc-axis/signature';
import type { PdfReadingLimits } from './pdf-reading-limits.js';

/** A file as a thread of this process can read it: a file stays open until the answer is there. */
export type PdfSource = { readonly bytes: Uint8Array } | { readonly descriptor: number };

export interface PdfTask {
  readonly source: PdfSource;
  readonly wanted: Wanted;
  /** The reader gives up by itself after this. */
  readonly readingMsMax: number;
}

/** What is to be found: signatures of a PDF file, the PDF files of an archive, or the signatures of one of those. */
type Wanted =
  | { readonly kind: 'signatures' }
  | { readonly kind: 'list' }
  | { readonly kind: 'archived-signatures'; readonly file: ArchivedFile; readonly unpackInto?: number };

export type PdfAnswer = PdfReport | ArchiveListing | ArchivedFinding;

/** What became of a task. A thread that failed is gone, with all it held, before its failure is told. */
export type ThreadOutcome<Answer> =
  { readonly answer: Answer } | { readonly failed: 'took-too-long' | 'died' } | { readonly failed: 'no-thread' };

/** Each reads in a thread of its own, waits at most `waitMs` for one that is free, and never throws. */
export interface PdfThreads {
  read(source: PdfSource, waitMs: number): Promise<ThreadOutcome<PdfReport>>;
  list(source: PdfSource, waitMs: number): Promise<ThreadOutcome<ArchiveListing>>;
  /** @param unpackInto an empty file, open for reading and writing, that takes what is unpacked; else memory does */
  readArchived(
    source: PdfSource,
    file: ArchivedFile,
    waitMs: number,
    unpackInto?: number,
  ): Promise<ThreadOutcome<ArchivedFinding>>;
  close(): Promise<void>;
}

type Limits = Pick<PdfReadingLimits, 'threadsMax' | 'threadHeapMebibytesMax' | 'pdfMs'>;

/** The reader itself needs a moment to notice that its time is over. */
const graceMs = 1_000;

/** Beside this file once it is built; seen from the sources as well as from there. */
const builtThread = new URL('../../dist/pdf/pdf-thread.js', import.meta.url);

/**
 * Threads that read PDF files, bounded in number, memory and time. They start with the first file and stay; one that
 * hangs or dies takes the file it was reading with it and nothing else, and the next file gets another.
 */
export function openPdfThreads(limits: Limits, script: URL = builtThread): PdfThreads {
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const waiting: ((worker: Worker) => void)[] = [];
  let closing = false;

  function start(): Worker {
    const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: limits.threadHeapMebibytesMax } });
    worker.unref();
    all.add(worker);
    // One that dies while nobody uses it is replaced when it is needed.
    worker.on('error', () => forget(worker));
    worker.once('exit', () => forget(worker));
    return worker;
  }

  function forget(worker: Worker): void {
    all.delete(worker);
    const at = idle.indexOf(worker);
    if (at >= 0) idle.splice(at, 1);
  }

  function take(waitMs: number): Promise<Worker | undefined> {
    const free = idle.pop() ?? (all.size < limits.threadsMax ? start() : undefined);
    if (free) return Promise.resolve(free);
    return new Promise((resolve) => {
      const next = (worker: Worker) => {
        clearTimeout(timer);
        resolve(worker);
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(next), 1);
        resolve(undefined);
      }, waitMs);
      waiting.push(next);
    });
  }

  /** To who has waited longest, else among the idle; what is gone is started anew when somebody waits for it. */
  function giveBack(worker: Worker): void {
    const next = waiting.shift();
    if (next) next(all.has(worker) || closing ? worker : start());
    else if (all.has(worker)) idle.push(worker);
  }

  /** The thread answers what it was asked for: it runs our script alone. */
  async function ask<Answer extends PdfAnswer>(
    source: PdfSource,
    wanted: Wanted,
    waitMs: number,
  ): Promise<ThreadOutcome<Answer>> {
    const worker = await take(waitMs);
    if (!worker || closing) return { failed: 'no-thread' };
    try {
      const outcome = await runTask<Answer>(worker, { source, wanted, readingMsMax: limits.pdfMs });
      // A thread we ended ourselves says nothing about the file.
      return closing && 'failed' in outcome ? { failed: 'no-thread' } : outcome;
    } finally {
      giveBack(worker);
    }
  }

  return {
    read: (source, waitMs) => ask(source, { kind: 'signatures' }, waitMs),
    list: (source, waitMs) => ask(source, { kind: 'list' }, waitMs),
    readArchived: (source, file, waitMs, unpackInto) =>
      ask(source, { kind: 'archived-signatures', file, unpackInto }, waitMs),
    async close() {
      closing = true;
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}

/** Resolves when the thread has answered or is no more: until then it may still read from the open file. */
function runTask<Answer>(worker: Worker, task: PdfTask): Promise<ThreadOutcome<Answer>> {
  return new Promise((resolve) => {
    let late = false;
    const deadline = setTimeout(() => {
      late = true;
      // Of one that ended unnoticed no further word would come.
      void worker.terminate().then(ended);
    }, task.readingMsMax + graceMs);
    const answered = (answer: Answer) => settle({ answer });
    const ended = () => settle({ failed: late ? 'took-too-long' : 'died' });
    const settle = (outcome: ThreadOutcome<Answer>) => {
      clearTimeout(deadline);
      worker.off('message', answered);
      worker.off('exit', ended);
      resolve(outcome);
    };
    worker.on('message', answered);
    worker.once('exit', ended);
    worker.postMessage(task);
  });
}
