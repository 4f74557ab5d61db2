import type { Migration } from '@edoc-axis/platform';
import { BringPost1795351980000 } from './1795351980000-bring-post.js';
import { GuardSystems1795369000002 } from './1795369000002-guard-systems.js';
import { JoinAgencies1795340200000 } from './1795340200000-join-agencies.js';
import { PeopleInBrowsers1795385000000 } from './1795385000000-people-in-browsers.js';
import { KeepPeople1765324800000 } from './1765324800000-keep-people.js';
import { RecipientLists1795387000000 } from './1795387000000-recipient-lists.js';
import { KeepRevocations1764288000000 } from './1764288000000-keep-revocations.js';
import { MeetStrangers1764374400000 } from './1764374400000-meet-strangers.js';
import { ManageSystems1764460800000 } from './1764460800000-manage-systems.js';
import { DateAgencies1764464400000 } from './1764464400000-date-agencies.js';
import { TolerateSha11765065600000 } from './1765065600000-tolerate-sha1.js';
import { StageImports1795340340000 } from './1795340340000-stage-imports.js';
import { PlanReorganisations1765411200000 } from './1765411200000-plan-reorganisations.js';
import { NameAuthorities1765152000000 } from './1765152000000-name-authorities.js';
import { CreateRegistry1763740800000 } from './1763740800000-create-registry.js';

/** Oldest first. One that was ever released is not changed again. */
export const registryMigrations: readonly Migration[] = [
  CreateRegistry1763740800000,
  KeepRevocations1764288000000,
  MeetStrangers1764374400000,
  ManageSystems1764460800000,
  DateAgencies1764464400000,
  TolerateSha11765065600000,
  NameAuthorities1765152000000,
  KeepPeople1765324800000,
  PlanReorganisations1765411200000,
  JoinAgencies1795340200000,
  StageImports1795340340000,
  BringPost1795351980000,
  GuardSystems1795369000002,
  PeopleInBrowsers1795385000000,
  RecipientLists1795387000000,
];
