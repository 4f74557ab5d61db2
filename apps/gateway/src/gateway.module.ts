import type { ContentStore } from '@edoc-axis/content';
import type { Asker, Settings } from '@edoc-axis/platform';
import { createPacketMeasurer } from '@edoc-axis/signature';
import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { APP_PIPE } from '@nestjs/core';
import { join } from 'node:path';
import { controllers } from './controllers.js';
import { defaultDoorLimits, type DoorLimits } from './door-limits.js';
import { type BuiltPages, readBuiltPages } from './doors/pages/built-pages.js';
import { Followers } from './following/followers.js';
import { rememberAdmitted } from './intake/lately-admitted.js';
import type { IntakePorts } from './intake/receive-packet.js';
import { defaultPdfReadingLimits, type PdfReadingLimits } from './pdf/pdf-reading-limits.js';
import { openPdfAttachments } from './pdf/pdf-attachments.js';
import { buildDocument } from './openapi/build-document.js';
import { describeCalls } from './openapi/describe-calls.js';
import {
  askerPort,
  builtPagesPort,
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
    let pages: BuiltPages | undefined;
    const held = { pages: () => (pages ??= readBuiltPages()) };
    return {
      module: GatewayModule,
      controllers: [...controllers],
      providers: [
        { provide: APP_PIPE, useClass: CheckParameters },
        { provide: askerPort, useValue: asker },
        { provide: builtPagesPort, useValue: held },
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
