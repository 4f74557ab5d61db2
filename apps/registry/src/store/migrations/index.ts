import type { Migration } from '@edoc-axis/platform';
import { KeepRevocations1764288000000 } from './1764288000000-keep-revocations.js';
import { MeetStrangers1764374400000 } from './1764374400000-meet-strangers.js';
import { TolerateSha11765065600000 } from './1765065600000-tolerate-sha1.js';
import { CreateRegistry1763740800000 } from './1763740800000-create-registry.js';

/** Oldest first. One that was ever released is not changed again. */
export const registryMigrations: readonly Migration[] = [
  CreateRegistry1763740800000,
  KeepRevocations1764288000000,
  MeetStrangers1764374400000,
  TolerateSha11765065600000,
];
