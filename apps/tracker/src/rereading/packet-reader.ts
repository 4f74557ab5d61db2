import { Worker } from 'node:worker_threads';
import type { Difference } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { RereadingTask } from './reread-packet.js';
import type { ThreadAnswer, ThreadPlaces } from './rereading-thread.js';

/** Reads packets anew, one at a time, beside whatever else this process does. */
export interface PacketReader {
  /**
   * In what the packet is not what it was accepted for.
   * @throws CataloguedError `content.unknown`; an Error when the thread failed, hung, or was closed
   */
  read(task: RereadingTask): Promise<readonly Difference[]>;
  close(): Promise<void>;
}

export interface PacketReaderOptions extends ThreadPlaces {
  /** What the thread runs. */
  readonly script?: URL;
  readonly idleMsMax?: number;
  readonly packetMsMax?: number;
}

/** The thread is ended when it has had nothing to do for so long; most of the day there is nothing. */
const idleMsMaxOtherwise = 10_000;
/** The largest packet on the slowest disk, with all of its PDF files. */
const packetMsMaxOtherwise = 15 * 60_000;
const heapMebibytesMax = 512;

/** Beside this file once it is built; seen from the sources as well as from there. */
const builtThread = new URL('../../dist/rereading/rereading-thread.js', import.meta.url);

/** The thread starts with the first packet: a tracker that has nothing to read anew does not even load what reads. */
export function openPacketReader(options: PacketReaderOptions): PacketReader {
  const { contentFolder, spoolFolder, script = builtThread } = options;
  const { idleMsMax = idleMsMaxOtherwise, packetMsMax = packetMsMaxOtherwise } = options;
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let closed = false;

  function thread(): Worker {
    if (worker) return worker;
    const started = new Worker(script, {
      workerData: { contentFolder, spoolFolder } satisfies ThreadPlaces,
      resourceLimits: { maxOldGenerationSizeMb: heapMebibytesMax },
    });
    started.unref();
    // Who waits for an answer hears of its end; the next packet gets another, however long this one takes to end.
    const forget = () => {
      if (worker === started) worker = undefined;
    };
    started.on('error', forget);
    started.once('exit', forget);
    return (worker = started);
  }

  async function end(): Promise<void> {
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  }

  return {
    async read(task) {
      if (closed) throw new Error('Nothing is read anew any more.');
      clearTimeout(idle);
      try {
        return readAnswer(await ask(thread(), task, packetMsMax));
      } finally {
        idle = setTimeout(() => void end(), idleMsMax);
        idle.unref();
      }
    },
    async close() {
      closed = true;
      clearTimeout(idle);
      await end();
    },
  };
}

function readAnswer(said: ThreadAnswer): readonly Difference[] {
  if ('differences' in said) return said.differences;
  if ('code' in said) throw new CataloguedError(said.code, said.params);
  throw new Error(said.fault);
}

function ask(worker: Worker, task: RereadingTask, packetMsMax: number): Promise<ThreadAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(late);
      worker.off('message', answered);
      worker.off('error', failed);
      worker.off('exit', ended);
      act();
    };
    const answered = (said: ThreadAnswer) => settle(() => resolve(said));
    const failed = (error: Error) => settle(() => reject(error));
    const ended = () => settle(() => reject(new Error('The thread that reads packets anew has ended.')));
    const late = setTimeout(() => void worker.terminate(), packetMsMax);
    worker.on('message', answered);
    worker.once('error', failed);
    worker.once('exit', ended);
    worker.postMessage(task);
  });
}
