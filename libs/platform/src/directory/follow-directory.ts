import type { DirectoryChange, DirectoryPage } from '@edoc-axis/contracts';
import type { BelievedKey } from '../home/key-ring.js';
import { Directory } from './directory.js';
import { readDirectoryPage } from './read-directory-page.js';

/** Where a process keeps what it took of the directory, so that it starts and goes on with the registry stopped. */
export interface DirectoryStore {
  /** All that was saved: each entry's newest change in the order of versions, and the version reached. */
  load(): Promise<{ readonly version: number; readonly changes: readonly DirectoryChange[] }>;
  /** In one transaction. Safe to repeat, and beside another copy of the process that is further along. */
  save(version: number, changes: readonly DirectoryChange[]): Promise<void>;
}

export interface DirectoryFollowerParts {
  /** Asks the registry for the page after a version: a compact JWS. */
  readonly ask: (since: number) => Promise<string>;
  /** The directory keys that count now; the one of that name, where a page names one. */
  readonly publicKeys: (kid?: string) => readonly BelievedKey[];
  readonly issuer: string;
  readonly audience: DirectoryPage['audience'];
  readonly store: DirectoryStore;
}

export interface DirectoryFollower {
  readonly directory: Directory;
  /** Fills the directory from the store; to be called once, before anything is looked up. */
  load(): Promise<void>;
  /**
   * Takes pages until it has the newest version, or `pagesPerStepMax` of them.
   * @returns whether there was nothing further
   * @throws DirectoryPageRefused, or what `ask` and `store` throw; what was taken before stays
   */
  step(): Promise<{ readonly caughtUp: boolean }>;
  /** A step that begins now: one under way may have asked before the change somebody waits for. Throws what `step` throws. */
  catchUp(): Promise<{ readonly caughtUp: boolean }>;
}

/** A step ends after so many pages, that a stopping process need not wait for a whole country. */
export const pagesPerStepMax = 500;

/**
 * Keeps a `Directory` equal to what the registry publishes. Nothing is looked up that was not saved first: a process
 * killed in between takes the same page once more.
 */
export function createDirectoryFollower(parts: DirectoryFollowerParts): DirectoryFollower {
  const { ask, publicKeys, issuer, audience, store } = parts;
  const directory = new Directory();
  let running: Promise<{ caughtUp: boolean }> | undefined;

  async function takePages(): Promise<{ caughtUp: boolean }> {
    let asked = ask(directory.version);
    for (let pages = 0; pages < pagesPerStepMax; pages += 1) {
      const since = directory.version;
      const page = readDirectoryPage(await asked, { publicKeys, issuer, audience, since });
      const caughtUp = page.upTo === page.version;
      // Already while this one is saved: a country has more than a hundred pages, and a first start takes them all.
      if (!caughtUp) asked = quietly(ask(page.upTo));
      if (page.upTo > since) {
        await store.save(page.upTo, page.changes);
        directory.apply(page.changes, page.upTo);
      }
      if (caughtUp) return { caughtUp };
    }
    return { caughtUp: false };
  }

  function step(): Promise<{ caughtUp: boolean }> {
    running ??= takePages().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    directory,
    async load() {
      const { version, changes } = await store.load();
      directory.apply(changes, version);
    },
    step,
    async catchUp() {
      await running?.catch(() => undefined);
      return step();
    },
  };
}

/** A failure nobody waits for any more, since an earlier one was thrown, must not end the process. */
function quietly<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
