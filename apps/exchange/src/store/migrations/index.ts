import type { Migration } from '@edoc-axis/platform';
import { CreateExchange1763760000000 } from './1763760000000-create-exchange.js';
import { JudgeAttachments1764028800000 } from './1764028800000-judge-attachments.js';
import { RereadPackets1764374400000 } from './1764374400000-reread-packets.js';
import { JudgeArchivedPdfs1764892800000 } from './1764892800000-judge-archived-pdfs.js';
import { CountArchivedFiles1764979200000 } from './1764979200000-count-archived-files.js';
import { SeeSystems1765152000000 } from './1765152000000-see-systems.js';
import { FindUnacknowledged1765411200000 } from './1765411200000-find-unacknowledged.js';
import { JoinAgencies1795340260000 } from './1795340260000-join-agencies.js';
import { AskBack1795343160000 } from './1795343160000-ask-back.js';
import { CarryDeliveries1795352040000 } from './1795352040000-carry-deliveries.js';
import { ConcernDocuments1795344120000 } from './1795344120000-concern-documents.js';
import { LiftByTwo1795344554000 } from './1795344554000-lift-by-two.js';
import { DealWithDeadLetters1795350600000 } from './1795350600000-deal-with-dead-letters.js';
import { CountCalls1795356300000 } from './1795356300000-count-calls.js';
import { AddressDestinations1795358520000 } from './1795358520000-address-destinations.js';
import { CorrectEntries1795398000000 } from './1795398000000-correct-entries.js';
import { KeepHeadings1795391000000 } from './1795391000000-keep-headings.js';
import { FindWhatIsDue1795367763000 } from './1795367763000-find-what-is-due.js';
import { CountClientFailures1795369000001 } from './1795369000001-count-client-failures.js';
import { ListSent1795375400000 } from './1795375400000-list-sent.js';
import { Lists1795386000000 } from './1795386000000-lists.js';
import { Readings1795385000024 } from './1795385000024-readings.js';
import { RoomForDeliveries1795361000000 } from './1795361000000-room-for-deliveries.js';
import { TestConnections1795354560000 } from './1795354560000-test-connections.js';
import { KeepRevocationAnswers1765238400000 } from './1765238400000-keep-revocation-answers.js';

/** Oldest first; one that ran anywhere is never changed. */
export const exchangeMigrations: readonly Migration[] = [
  CreateExchange1763760000000,
  JudgeAttachments1764028800000,
  RereadPackets1764374400000,
  JudgeArchivedPdfs1764892800000,
  CountArchivedFiles1764979200000,
  SeeSystems1765152000000,
  KeepRevocationAnswers1765238400000,
  FindUnacknowledged1765411200000,
  JoinAgencies1795340260000,
  AskBack1795343160000,
  ConcernDocuments1795344120000,
  LiftByTwo1795344554000,
  DealWithDeadLetters1795350600000,
  CarryDeliveries1795352040000,
  TestConnections1795354560000,
  CountCalls1795356300000,
  AddressDestinations1795358520000,
  RoomForDeliveries1795361000000,
  FindWhatIsDue1795367763000,
  CountClientFailures1795369000001,
  ListSent1795375400000,
  Readings1795385000024,
  Lists1795386000000,
  KeepHeadings1795391000000,
  CorrectEntries1795398000000,
];
