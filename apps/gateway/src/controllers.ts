import type { Type } from '@nestjs/common';
import { DocumentationController } from './doors/pages/documentation.controller.js';
import { HealthController } from './doors/pages/health.controller.js';
import { PagesController } from './doors/pages/pages.controller.js';
import { AccessController } from './doors/v1/access.controller.js';
import { AgencyDetailsController } from './doors/v1/agency-details.controller.js';
import { AgencySheetsController } from './doors/v1/agency-sheets.controller.js';
import { AgenciesController } from './doors/v1/agencies.controller.js';
import { ArchiveController } from './doors/v1/archive.controller.js';
import { ApprovalsController } from './doors/v1/approvals.controller.js';
import { NoticesController } from './doors/v1/notices.controller.js';
import { AxisController } from './doors/v1/axis.controller.js';
import { CertificatesController } from './doors/v1/certificates.controller.js';
import { ConnectionsController } from './doors/v1/connections.controller.js';
import { DestinationsController } from './doors/v1/destinations.controller.js';
import { DocumentsController } from './doors/v1/documents.controller.js';
import { EventsController } from './doors/v1/events.controller.js';
import { InboxController } from './doors/v1/inbox.controller.js';
import { ImportsController } from './doors/v1/imports.controller.js';
import { JoiningController } from './doors/v1/joining.controller.js';
import { OperationsController } from './doors/v1/operations.controller.js';
import { OperatingController } from './doors/v1/operating.controller.js';
import { PacketsController } from './doors/v1/packets.controller.js';
import { PeopleController } from './doors/v1/people.controller.js';
import { SessionsController } from './doors/v1/sessions.controller.js';
import { RecipientListsController } from './doors/v1/recipient-lists.controller.js';
import { ReorganisationsController } from './doors/v1/reorganisations.controller.js';
import { RevocationAnswersController } from './doors/v1/revocation-answers.controller.js';
import { SubmissionsController } from './doors/v1/submissions.controller.js';
import { SystemsController } from './doors/v1/systems.controller.js';
import { ProvincialLookingController } from './doors/provincial/looking.controller.js';
import { ProvincialReceivingController } from './doors/provincial/receiving.controller.js';
import { ProvincialSendingController } from './doors/provincial/sending.controller.js';
import { ProvincialSignInController } from './doors/provincial/sign-in.controller.js';
import { VxpDirectoryController } from './doors/vxp/directory.controller.js';
import { VxpReceivingController } from './doors/vxp/receiving.controller.js';
import { VxpSendingController } from './doors/vxp/sending.controller.js';
import { VxpSentController } from './doors/vxp/sent.controller.js';
import { PortalSessionController } from './doors/portal/session.controller.js';
import { RegistersController } from './doors/v1/registers.controller.js';
import { LookingController } from './doors/v1/looking.controller.js';
import { ReadingsController } from './doors/v1/readings.controller.js';
import { PortalArchiveController } from './doors/portal/archive.controller.js';
import { PortalFilesController } from './doors/portal/files.controller.js';
import { StatisticsController } from './doors/v1/statistics.controller.js';

/** Every door of this gateway: what is not here answers nothing. */
export const controllers: readonly Type[] = [
  AccessController,
  SessionsController,
  SubmissionsController,
  PacketsController,
  DocumentsController,
  EventsController,
  RevocationAnswersController,
  InboxController,
  OperatingController,
  OperationsController,
  AgenciesController,
  RecipientListsController,
  ArchiveController,
  ImportsController,
  AgencySheetsController,
  CertificatesController,
  SystemsController,
  ConnectionsController,
  DestinationsController,
  ReorganisationsController,
  AgencyDetailsController,
  JoiningController,
  PeopleController,
  ApprovalsController,
  NoticesController,
  AxisController,
  VxpSendingController,
  VxpReceivingController,
  VxpSentController,
  ProvincialSignInController,
  ProvincialSendingController,
  ProvincialReceivingController,
  ProvincialLookingController,
  VxpDirectoryController,
  PortalSessionController,
  RegistersController,
  LookingController,
  ReadingsController,
  PortalArchiveController,
  PortalFilesController,
  StatisticsController,
  PagesController,
  DocumentationController,
  HealthController,
];
