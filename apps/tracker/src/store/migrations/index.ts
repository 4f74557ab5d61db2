import type { Migration } from '@edoc-axis/platform';
import { CreateTracker1763740900000 } from './1763740900000-create-tracker.js';
import { RereadPackets1764374500000 } from './1764374500000-reread-packets.js';
import { FeedOfEvents1765500000000 } from './1765500000000-feed-of-events.js';
import { ForgetNotices1795368469000 } from './1795368469000-forget-notices.js';
import { KeepDeadlines1795352100000 } from './1795352100000-keep-deadlines.js';
import { Freezes1795366900020 } from './1795366900020-freezes.js';
import { Lists1795386000001 } from './1795386000001-lists.js';
import { SendNotices1795352700000 } from './1795352700000-send-notices.js';
import { Statistics1795385900000 } from './1795385900000-statistics.js';

/** Oldest first. One that was ever released is not changed again. */
export const trackerMigrations: readonly Migration[] = [
  CreateTracker1763740900000,
  RereadPackets1764374500000,
  FeedOfEvents1765500000000,
  KeepDeadlines1795352100000,
  SendNotices1795352700000,
  Freezes1795366900020,
  ForgetNotices1795368469000,
  Statistics1795385900000,
  Lists1795386000001,
];
