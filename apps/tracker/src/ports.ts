import type { Caller, Clock, Directory } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import type { EventCursors } from './events/event-cursor.js';
import type { NewestEvents } from './events/newest-events.js';
import type { FactPuller } from './evidence/pull-facts.js';
import type { ChannelName } from './store/notices.js';

/** What the tracker's steps need of the world. */
export interface TrackerPorts {
  readonly pool: Pool;
  readonly directory: Directory;
  readonly puller: FactPuller;
  /** Takes what happened a moment ago, if that is quickly done: who has just acted wants to see it. */
  readonly freshen: (caller: Caller) => Promise<void>;
  readonly newest: NewestEvents;
  readonly cursors: EventCursors;
  /** Of accepted packets, the share that is read anew. */
  readonly rereadShare: number;
  /** In which ways agencies are told what concerns them. */
  readonly channels: { has(name: ChannelName): boolean };
  readonly clock: Clock;
}

export const trackerPorts = Symbol('tracker ports');
