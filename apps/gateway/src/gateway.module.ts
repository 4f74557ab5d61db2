import type { ContentStore } from '@edoc-axis/content';
import type { Asker, Settings } from '@edoc-axis/platform';
import { createPacketMeasurer } from '@edoc-axis/signature';
import { type DynamicModule, Inject, Module, type OnApplicationShutdown, type Type } from '@nestjs/common';
import { APP_PIPE } from '@nestjs/core';
import { join } from 'node:path';
import { defaultDoorLimits, type DoorLimits } from './door-limits.js';
import { DocumentationController } from './doors/pages/documentation.controller.js';
import { HealthController } from './doors/pages/health.controller.js';
import { WelcomeController } from './doors/pages/welcome.controller.js';
import { AccessController } from './doors/v1/access.controller.js';
import { AgencyDetailsController } from './doors/v1/agency-details.controller.js';
import { AgencySheetsController } from './doors/v1/agency-sheets.controller.js';
import { AgenciesController } from './doors/v1/agencies.controller.js';
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
import { Followers } from './following/followers.js';
import { rememberAdmitted } from './intake/lately-admitted.js';
import type { IntakePorts } from './intake/receive-packet.js';
import { defaultPdfReadingLimits, type PdfReadingLimits } from './pdf/pdf-reading-limits.js';
import { openPdfAttachments } from './pdf/pdf-attachments.js';
import { buildDocument } from './openapi/build-document.js';
import { describeCalls } from './openapi/describe-calls.js';
import {
  askerPort,
  contentPort,
  type Door,
  doorLimitsPort,
  doorPort,
  intakePort,
  keyRingPort,
  publishedPort,
  type ShownKeys,
} from './ports.js';
import { CheckParameters } from './server/check-parameters.js';

export interface GatewayParts {
  readonly asker: Asker;
  readonly content: ContentStore;
  readonly ring: ShownKeys;
  readonly settings: Pick<Settings, 'axis' | 'url' | 'limits' | 'home'>;
  readonly limits?: DoorLimits;
  readonly pdfLimits?: PdfReadingLimits;
  /** What the threads that read PDF files run; tests have others. */
  readonly pdfThread?: URL;
}

const controllers: Type[] = [
  AccessController,
  SessionsController,
  SubmissionsController,
  PacketsController,
  DocumentsController,
  EventsController,
  RevocationAnswersController,
  InboxController,
  OperatingController,
  AgenciesController,
  RecipientListsController,
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
  WelcomeController,
  DocumentationController,
  HealthController,
];

/** Binds the ports: the gateway has no database and no key, so this is all it knows of the world. */
@Module({})
export class GatewayModule implements OnApplicationShutdown {
  constructor(@Inject(intakePort) private readonly intake: IntakePorts) {}

  /** Only now: packets under way are finished first, and their files are read. */
  async onApplicationShutdown(): Promise<void> {
    await this.intake.pdfs.close();
  }

  static of(parts: GatewayParts): DynamicModule {
    const { asker, content, settings, limits = defaultDoorLimits, pdfLimits = defaultPdfReadingLimits } = parts;
    const door: Door = { axis: settings.axis, url: settings.url };
    const { headerBytesMax, attachmentsMax, recipientsMax } = settings.limits;
    const packetLimits = { headerBytesMax, attachmentsMax, recipientsMax };
    const intake: IntakePorts = {
      asker,
      content,
      limits,
      latelyAdmitted: rememberAdmitted(),
      createMeasurer: ({ packetBytesMax, announcedBytes }) =>
        createPacketMeasurer({ limits: { ...packetLimits, packetBytesMax }, announcedBytes }),
      pdfs: openPdfAttachments({
        limits: pdfLimits,
        spoolFolder: join(settings.home, 'spool'),
        script: parts.pdfThread,
      }),
      pdfLimits,
    };
    let openapi: string | undefined;
    const published = { openapi: () => (openapi ??= JSON.stringify(buildDocument(describeCalls(controllers), door))) };
    return {
      module: GatewayModule,
      controllers,
      providers: [
        { provide: APP_PIPE, useClass: CheckParameters },
        { provide: askerPort, useValue: asker },
        { provide: contentPort, useValue: content },
        { provide: doorLimitsPort, useValue: limits },
        { provide: doorPort, useValue: door },
        { provide: Followers, useValue: new Followers(limits) },
        { provide: intakePort, useValue: intake },
        { provide: keyRingPort, useValue: parts.ring },
        { provide: publishedPort, useValue: published },
      ],
    };
  }
}
