import { CataloguedError } from '@edoc-axis/domain';
import { Controller, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { IntakePorts } from '../../intake/receive-packet.js';
import { intakePort } from '../../ports.js';
import { bodyPieces } from '../../server/body-pieces.js';
import { letBodyCome } from '../../server/hold-back-bodies.js';
import { announcedBytesOf } from '../../server/read-bodies.js';
import { boundaryIn } from '../../server/form-parts.js';
import { takePacket } from '../without-leases/take-packet.js';
import { done, type ProvincialAnswer } from './protocol/answers.js';
import { readSentForm, type SentForm } from './protocol/sent-form.js';
import { admitCall, ProvincialPost } from './provincial-call.js';

/** Sending, as clients of a provincial axis do: documents and statuses in one call, to those the packet names. */
@Controller('provincial/v1')
export class ProvincialSendingController {
  constructor(@Inject(intakePort) private readonly intake: IntakePorts) {}

  @ProvincialPost('sendEdoc', 'packet-in-form')
  async send(@Req() request: FastifyRequest): Promise<ProvincialAnswer & { docId: string }> {
    const by = await admitCall(this.intake.asker, 'sendEdoc', request);
    const { type, packet } = await this.beginForm(request);
    const arriving = {
      ...{ body: request.raw, by, announcedBytes: announcedBytesOf(request) },
      // The body is being read already: which way it goes stands in it.
      unwrap: () => packet,
      letBodyCome: () => undefined,
    };
    return done({ docId: await takePacket(this.intake, arriving, { type }) });
  }

  private beginForm(request: FastifyRequest): Promise<SentForm> {
    const boundary = boundaryIn(request.headers['content-type']);
    if (boundary === undefined) {
      throw new CataloguedError('request.malformed', { problem: 'the body is no form with a boundary' });
    }
    const { bodyWaitMs: waitMs, bodyProgressBytes: progressBytes } = this.intake.limits;
    letBodyCome(request.raw);
    const announcedBytes = announcedBytesOf(request);
    return readSentForm(bodyPieces(request.raw, { announcedBytes, waitMs, progressBytes }), boundary);
  }
}
