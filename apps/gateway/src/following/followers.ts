import { CataloguedError } from '@edoc-axis/domain';
import type { OnModuleDestroy } from '@nestjs/common';
import type { DoorLimits } from '../door-limits.js';

/** A connection that is held open, until its caller goes or the door stops. */
export interface Followed {
  /** Resolves when it is over; whoever writes to it looks here between any two waits. */
  readonly ended: Promise<undefined>;
  leave(): void;
}

/** The connections over which events are followed: so many for one caller, and so many in all. */
export class Followers implements OnModuleDestroy {
  readonly #counts = new Map<string, number>();
  readonly #leaving = new Set<() => void>();
  #isStopping = false;

  constructor(private readonly limits: Pick<DoorLimits, 'followersMax' | 'followersOfCallerMax'>) {}

  /** @throws CataloguedError `event.followed-too-often`, `event.too-many-followers`, `axis.stopping` */
  enter(caller: string): Followed {
    const { followersMax, followersOfCallerMax } = this.limits;
    if (this.#isStopping) throw new CataloguedError('axis.stopping');
    const count = this.#counts.get(caller) ?? 0;
    if (count >= followersOfCallerMax) {
      throw new CataloguedError('event.followed-too-often', { followersMax: followersOfCallerMax });
    }
    if (this.#leaving.size >= followersMax) {
      throw new CataloguedError('event.too-many-followers', { followersMax, waitMs: comeBackMs });
    }
    this.#counts.set(caller, count + 1);
    let end: () => void = () => undefined;
    const ended = new Promise<undefined>((resolve) => (end = () => resolve(undefined)));
    const leave = () => {
      end();
      if (!this.#leaving.delete(leave)) return;
      const rest = (this.#counts.get(caller) ?? 1) - 1;
      if (rest > 0) this.#counts.set(caller, rest);
      else this.#counts.delete(caller);
    };
    this.#leaving.add(leave);
    return { ended, leave };
  }

  /** Before the door waits for what is under way: these would never come to an end. */
  onModuleDestroy(): void {
    this.#isStopping = true;
    for (const leave of this.#leaving) leave();
  }
}

const comeBackMs = 60_000;
