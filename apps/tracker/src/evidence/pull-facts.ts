import { setTimeout as wait } from 'node:timers/promises';
import type { Fact, factsAfter, ReplyOf, RequestOf } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { Clock } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import { appendPage, type FeedPage, readFeed } from '../store/feed.js';
import { type JudgedReceipt, judgeReceipt, type ReceiptTrust } from './judge-receipt.js';
import { concernsOf, concernsOfReceipt, partiesOf, senderOf } from './parties-of.js';

export interface FactPullerParts {
  readonly pool: Pool;
  readonly ask: (request: RequestOf<typeof factsAfter>) => Promise<ReplyOf<typeof factsAfter>>;
  /** Under which receipts are signed. */
  readonly trust: ReceiptTrust;
  readonly clock: Clock;
  /** Tests do not wait. */
  readonly time?: PassingTime;
}

/** Time as it passes, whatever the clock is set to. */
export interface PassingTime {
  /** Since a moment that never changes. */
  elapsedMs(): number;
  pause(ms: number): Promise<unknown>;
}

/** How far a page has come: to the end of what the exchange told, and what that end stands for. */
interface Progress {
  readonly caughtUp: boolean;
  readonly horizon: ReplyOf<typeof factsAfter>['horizon'];
}

export interface FactPuller {
  /** Takes one page. Safe to repeat after dying at any line, and beside other copies of the tracker. */
  step(): Promise<{ readonly caughtUp: boolean }>;
  /**
   * Takes a page that holds what had happened when it was asked for: a step under way may have begun before. Who asks a
   * moment later is told by the same page, so that many readers do not make as many steps.
   */
  fresh(): Promise<{ readonly caughtUp: boolean }>;
  /**
   * Takes pages until all is here that had happened when it was called. The feed holds back what was committed while an
   * older transaction is open, so its end may lie before a receipt somebody already has.
   * @throws CataloguedError `fact.on-its-way` when that takes too long; and what asking the exchange throws
   */
  everything(): Promise<void>;
  /** Takes pages until there are no further ones, or `pagesMax` of them. */
  catchUp(pagesMax: number): Promise<{ readonly caughtUp: boolean }>;
  /** For so long nothing has happened, as far as this copy was told. */
  quietMs(): number;
}

const factsPerPage = 500;
/** From one step for readers to the next, at least. */
const gatherMs = 20;
/** Nobody is left waiting for somebody else's transaction much longer than a slow disk needs for one. */
const everythingMsMax = 3_000;

const realTime: PassingTime = { elapsedMs: () => performance.now(), pause: (ms) => wait(ms) };

/**
 * Pulls the exchange's facts into the tracker: each once, in the order of the feed, at a position without gap. The feed
 * is asked rather than listened to, so what is lost on the way is merely asked for again.
 */
export function createFactPuller({ pool, ask, trust, clock, time = realTime }: FactPullerParts): FactPuller {
  let running: Promise<Progress> | undefined;
  let gathering: Promise<Progress> | undefined;
  let beganAtMs = 0;
  let toldAtMs = -Infinity;

  async function takePage(): Promise<Progress> {
    const feed = await readFeed(pool);
    const { facts, cursor, caughtUp, horizon } = await ask({ cursor: feed.cursor, limit: factsPerPage });
    if (facts.length === 0) return { caughtUp, horizon };
    toldAtMs = time.elapsedMs();
    const judged = facts.map((fact) => ({ fact, ...judgeReceipt(fact, trust) }));
    const senders = sendersOf(judged);
    const page: FeedPage = {
      facts: judged.map(({ fact, claims }) => ({
        ...fact,
        sender: senders.get(fact.document),
        concerns: concernsOf(fact),
        receiptConcerns: concernsOfReceipt(fact, claims),
      })),
      parties: judged.flatMap(({ fact, claims }, n) => partiesOf(fact, claims).map((party) => ({ n, ...party }))),
      findings: judged.flatMap(({ finding }) => finding ?? []),
      cursor,
    };
    const taken = await appendPage(pool, feed, page, clock.now());
    return { caughtUp: taken && caughtUp, horizon };
  }

  function step(): Promise<Progress> {
    if (running) return running;
    beganAtMs = time.elapsedMs();
    running = takePage().finally(() => {
      running = undefined;
    });
    return running;
  }

  async function gather(): Promise<Progress> {
    const pauseMs = beganAtMs + gatherMs - time.elapsedMs();
    // Awaited even if there is none: whoever asked keeps this as `gathering` first, and it is taken away afterwards.
    await (pauseMs > 0 ? time.pause(pauseMs) : undefined);
    // Last, and again: a step of the loop that began during the pause may be older than whoever joined since.
    while (running) await running.catch(() => undefined);
    gathering = undefined;
    return step();
  }

  const fresh = () => (gathering ??= gather());

  return {
    step,
    fresh,
    async everything() {
      const giveUpAtMs = time.elapsedMs() + everythingMsMax;
      let last = await fresh();
      const wanted = BigInt(last.horizon.begun);
      while (!last.caughtUp || BigInt(last.horizon.ended) < wanted) {
        if (time.elapsedMs() > giveUpAtMs) throw new CataloguedError('fact.on-its-way', {});
        last = await (last.caughtUp ? fresh() : step());
      }
    },
    async catchUp(pagesMax) {
      for (let pages = 0; pages < pagesMax; pages += 1) {
        if ((await step()).caughtUp) return { caughtUp: true };
      }
      return { caughtUp: false };
    },
    quietMs: () => time.elapsedMs() - toldAtMs,
  };
}

function sendersOf(judged: readonly (JudgedReceipt & { readonly fact: Fact })[]): ReadonlyMap<string, string> {
  const senders = new Map<string, string>();
  for (const { fact, claims } of judged) {
    const sender = senderOf(fact, claims);
    if (sender !== undefined && !senders.has(fact.document)) senders.set(fact.document, sender);
  }
  return senders;
}
