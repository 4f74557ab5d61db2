import { setImmediate as turnOfOthers } from 'node:timers/promises';
import type { Flaw, Subject } from '../subject.js';
import type { FuzzOrder } from './read-arguments.js';

export interface Tally {
  readonly name: string;
  readonly packets: number;
  readonly flaws: number;
}

export interface Watch {
  found(subject: string, flaw: Flaw): void;
  went(tallies: readonly Tally[]): void;
  /** Whether somebody wants it to end. */
  isOver(): boolean;
}

/** More of them rarely say more. */
export const flawsMax = 20;

/** Gives every subject packets of its own, and about as much time as the others. */
export async function runSubjects(subjects: readonly Subject[], order: FuzzOrder, watch: Watch): Promise<Tally[]> {
  const turns = subjects.map((subject) => ({ subject, name: subject.name, packets: 0, flaws: 0, spentMs: 0 }));
  const endsAtMs = performance.now() + order.seconds * 1000;
  while (!watch.isOver()) {
    const startedAtMs = performance.now();
    const [turn] = turns
      .filter(({ packets, flaws }) => packets < order.packets && flaws < flawsMax)
      .sort((one, other) => one.spentMs - other.spentMs);
    if (!turn || startedAtMs >= endsAtMs) break;
    const count = Math.min(turn.subject.seedsAtOnce, order.packets - turn.packets);
    const seeds = Array.from({ length: count }, (_, index) => order.seed + turn.packets + index);
    const flaws = await turn.subject.findFlaws(seeds);
    for (const flaw of flaws) watch.found(turn.name, flaw);
    turn.packets += count;
    turn.flaws += flaws.length;
    turn.spentMs += performance.now() - startedAtMs;
    watch.went(turns);
    // Lets somebody who wants it to end be heard.
    await turnOfOthers();
  }
  return turns;
}
