import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { openContentStore } from '@edoc-axis/content';
import type { Difference } from '@edoc-axis/contracts';
import { type ErrorCode, isCatalogued, type SentenceParams } from '@edoc-axis/domain';
import { rereadPacket, type RereadingTask } from './reread-packet.js';

/** What a thread is started with. */
export interface ThreadPlaces {
  readonly contentFolder: string;
  readonly spoolFolder: string;
}

/** What it answers to a task. */
export type ThreadAnswer =
  | { readonly differences: readonly Difference[] }
  | { readonly code: ErrorCode; readonly params: SentenceParams }
  | { readonly fault: string };

/**
 * The thread that reads stored packets anew: what it loads, and what it needs for a large packet, goes with it when it
 * has had nothing to do for a while.
 */
// Linux gives every thread its own priority; elsewhere it would be that of the whole tracker.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);

const { contentFolder, spoolFolder } = workerData as ThreadPlaces;
const parts = { content: await openContentStore(contentFolder), spoolFolder };

parentPort?.on('message', (task: RereadingTask) => {
  rereadPacket(parts, task).then(
    (differences) => answer({ differences }),
    (error: unknown) => {
      if (isCatalogued(error)) answer({ code: error.code, params: error.params });
      else answer({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    },
  );
});

function answer(said: ThreadAnswer): void {
  parentPort?.postMessage(said);
}
