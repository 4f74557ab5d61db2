import { setTimeout as wait } from 'node:timers/promises';
import type { factsAfter, ReplyOf, RequestOf } from '@edoc-axis/contracts';
import type { Clock } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import { appendPage, type FeedPage, readFeed } from '../store/feed.js';
import { judgeReceipt } from './judge-receipt.js';
import { concernsOf, concernsOfReceipt, partiesOf } from './parties-of.js';

export interface FactPullerParts {
  readonly pool: Pool;
  readonly ask: (request: RequestOf<typeof factsAfter>) => Promise<ReplyOf<typeof factsAfter>>;
  /** The axis' root certificate, under which receipts are signed. */
  readonly rootPem: string;
  readonly clock: Clock;
}

export interface FactPuller {
  /** Takes one page. Safe to repeat after dying at any line, and beside other copies of the tracker. */
  step(): Promise<{ readonly caughtUp: boolean }>;
  /**
   * Takes a page that holds what had happened when it was asked for: a step under way may have begun before. Who asks a
   * moment later is told by the same page, so that many readers do not make as many steps.
   */
  fresh(): Promise<{ readonly caughtUp: boolean }>;
  /** Takes pages until there are no further ones, or `pagesMax` of them. */
  catchUp(pagesMax: number): Promise<{ readonly caughtUp: boolean }>;
}

const factsPerPage = 500;
/** From one step for readers to the next, at least. */
const gatherMs = 20;

/**
 * Pulls the exchange's facts into the tracker: each once, in the order of the feed, at a position without gap. The feed
 * is asked rather than listened to, so what is lost on the way is merely asked for again.
 */
export function createFactPuller({ pool, ask, rootPem, clock }: FactPullerParts): FactPuller {
  let running: Promise<{ caughtUp: boolean }> | undefined;
  let gathering: Promise<{ caughtUp: boolean }> | undefined;
  let beganAtMs = 0;

  async function takePage(): Promise<{ caughtUp: boolean }> {
    const feed = await readFeed(pool);
    const { facts, cursor, caughtUp } = await ask({ cursor: feed.cursor, limit: factsPerPage });
    if (facts.length === 0) return { caughtUp };
    const judged = facts.map((fact) => ({ fact, ...judgeReceipt(fact, rootPem) }));
    const page: FeedPage = {
      facts: judged.map(({ fact, claims }) => ({
        ...fact,
        concerns: concernsOf(fact),
        receiptConcerns: concernsOfReceipt(fact, claims),
      })),
      parties: judged.flatMap(({ fact, claims }) => partiesOf(fact, claims)),
      findings: judged.flatMap(({ finding }) => finding ?? []),
      cursor,
    };
    const taken = await appendPage(pool, feed, page, clock.now());
    return { caughtUp: taken && caughtUp };
  }

  function step(): Promise<{ caughtUp: boolean }> {
    if (running) return running;
    beganAtMs = performance.now();
    running = takePage().finally(() => {
      running = undefined;
    });
    return running;
  }

  async function gather(): Promise<{ caughtUp: boolean }> {
    const pauseMs = beganAtMs + gatherMs - performance.now();
    if (pauseMs > 0) await wait(pauseMs);
    // Last, and again: a step of the loop that began during the pause may be older than whoever joined since.
    while (running) await running.catch(() => undefined);
    gathering = undefined;
    return step();
  }

  return {
    step,
    fresh: () => (gathering ??= gather()),
    async catchUp(pagesMax) {
      for (let pages = 0; pages < pagesMax; pages += 1) {
        if ((await step()).caughtUp) return { caughtUp: true };
      }
      return { caughtUp: false };
    },
  };
}
