import { createHash } from 'node:crypto';
import { CataloguedError } from '@edoc-axis/domain';

/** A place in the feed of events: after the fact at this position, as it was told in this epoch of the exchange's feed. */
export interface EventPlace {
  readonly epoch: number;
  readonly position: number;
}

/** Cursors that say of which axis they are: a position alone would be believed by any. */
export interface EventCursors {
  write(place: EventPlace): string;
  /** @throws CataloguedError `event.cursor-unknown` */
  read(cursor: string): EventPlace;
}

/** @param rootPem of the axis: its root is never replaced, and another axis of the same name has another */
export function eventCursors(rootPem: string): EventCursors {
  const axis = createHash('sha256').update(rootPem.trim()).digest('hex').slice(0, 12);
  return {
    write: ({ epoch, position }) => `${position}-${epoch}-${axis}`,
    read(cursor) {
      const [, position, epoch, named] = /^(\d{1,15})-(\d{1,9})-([0-9a-f]{12})$/.exec(cursor) ?? [];
      if (named !== axis) throw new CataloguedError('event.cursor-unknown', { cursor });
      return { epoch: Number(epoch), position: Number(position) };
    },
  };
}
