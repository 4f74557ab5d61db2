import { Controller, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  saying,
  type StatusTaken,
  statusTaken,
  submissionView,
  type SubmissionView,
  submitStatus,
} from '@edoc-axis/contracts';
import type { ErrorCode } from '@edoc-axis/domain';
import type { AskedFor } from '@edoc-axis/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ArrivingPacket, IntakePorts } from '../../intake/receive-packet.js';
import { receiveStatus } from '../../intake/receive-status.js';
import { refusalOf } from '../../intake/refusal-of.js';
import { type SubmissionWish, submitPacket } from '../../intake/submit-packet.js';
import { intakePort } from '../../ports.js';
import { announcedBytesOf } from '../../server/read-bodies.js';
import { letBodyCome } from '../../server/hold-back-bodies.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { announcedSha256Of } from './announced-digest.js';
import { documentPath, submissionQuery } from './parameters.js';

const checkAnswer = z.object({ outcome: z.literal('acceptable'), warnings: z.array(saying) });
type SubmissionQuery = z.output<typeof submissionQuery>;

const refusals: readonly ErrorCode[] = [
  'packet.too-large',
  'packet.empty',
  'packet.hash-mismatch',
  'document.conflict',
  'document.bad-recipients',
  'document.not-addressees',
  'document.policy-not-met',
  'document.sender-closed',
  'caller.not-serving',
  'caller.system-needed',
  'caller.bytes-quota',
  'caller.in-flight-quota',
  'request.too-slow',
  'request.body-incomplete',
];

const statusRefusals: readonly ErrorCode[] = [
  'packet.not-a-status',
  'packet.too-large',
  'packet.empty',
  'packet.hash-mismatch',
  'signature.digest-mismatch',
  'answer.target-unknown',
  'answer.not-the-recipient',
  'answer.not-the-sender',
  'answer.not-delivered',
  'answer.nothing-asked',
  'answer.already-final',
  'answer.reason-missing',
  'caller.not-serving',
  'caller.system-needed',
  'request.too-slow',
  'request.body-incomplete',
];

/** Sending: the body is the packet, streamed and measured as it comes. */
@Controller('v1')
export class SubmissionsController {
  constructor(@Inject(intakePort) private readonly intake: IntakePorts) {}

  @Post('documents')
  @Call({
    tag: 'send',
    summary: 'Send a document',
    description:
      'The body is the edXML packet, forwarded byte for byte. Sending the same again is safe: it gets the first receipt. ' +
      'With `Repr-Digest: sha-256=:…:` what arrives is compared with what was meant. A refusal by the exchange carries ' +
      'its own `receipt`.',
    scope: 'send',
    takes: 'packet',
    gives: {
      201: { says: 'Accepted: from now on the axis answers for it.', shape: submissionView },
      200: { says: 'It was accepted before; this is the first receipt.', shape: submissionView },
    },
    refuses: refusals,
  })
  async send(
    @OnBehalf() by: AskedFor,
    @Query({ schema: submissionQuery }) query: SubmissionQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionView> {
    return this.submit(arriving(request, by), wish(query, false), reply);
  }

  @Post('statuses')
  @HttpCode(200)
  @Call({
    tag: 'receive',
    summary: 'Send a status packet',
    description:
      'The body is an edXML status packet: `01` to `06`, `15` and `16` from the recipient of a document, `13` from its sender, ' +
      'which is a take-back, and needs the scope `send` instead. It ends where the JSON calls end, and travels to the other side byte for byte, with what its ' +
      'signature is worth. Safe to repeat.',
    scope: 'receive',
    takes: 'packet',
    gives: { 200: { says: 'What it did.', shape: statusTaken } },
    refuses: statusRefusals,
  })
  async status(@OnBehalf() by: AskedFor, @Req() request: FastifyRequest): Promise<StatusTaken> {
    return this.intake.asker.ask(submitStatus, await receiveStatus(this.intake, arriving(request, by)), by);
  }

  @Post('documents/:id/revoke')
  @Call({
    tag: 'send',
    summary: 'Revoke a document',
    description:
      "The body is the sender's own revocation packet (business type 1), signed like any other. It is taken in as by " +
      '`POST /v1/documents`, and refused when it is not about this document.',
    scope: 'send',
    takes: 'packet',
    gives: {
      201: { says: 'Accepted, and carried out: the document is void.', shape: submissionView },
      200: { says: 'It was accepted before; this is the first receipt.', shape: submissionView },
    },
    refuses: [...refusals, 'document.unknown', 'document.target-unknown', 'document.not-its-revocation'],
  })
  async revoke(
    @OnBehalf() by: AskedFor,
    @Param({ schema: documentPath }) { id }: z.output<typeof documentPath>,
    @Query({ schema: submissionQuery }) query: SubmissionQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionView> {
    return this.submit(arriving(request, by), { ...wish(query, false), revokes: id }, reply);
  }

  @Post('document-checks')
  @HttpCode(200)
  @Call({
    tag: 'send',
    summary: 'Check whether a document would be accepted',
    description: 'The same checks as sending; nothing is kept.',
    scope: 'send',
    takes: 'packet',
    gives: { 200: { says: 'It would be accepted.', shape: checkAnswer } },
    refuses: refusals,
  })
  async check(
    @OnBehalf() by: AskedFor,
    @Query({ schema: submissionQuery }) query: SubmissionQuery,
    @Req() request: FastifyRequest,
  ): Promise<z.output<typeof checkAnswer>> {
    const outcome = await submitPacket(this.intake, arriving(request, by), wish(query, true));
    if (outcome.outcome !== 'acceptable') throw refusalOf(outcome);
    return outcome;
  }

  private async submit(packet: ArrivingPacket, wanted: SubmissionWish, reply: FastifyReply): Promise<SubmissionView> {
    const outcome = await submitPacket(this.intake, packet, wanted);
    if (outcome.outcome !== 'accepted' && outcome.outcome !== 'repeated') throw refusalOf(outcome);
    reply.code(outcome.outcome === 'accepted' ? 201 : 200);
    reply.header('location', `/v1/documents/${outcome.submission.id}`);
    return outcome.submission;
  }
}

function arriving(request: FastifyRequest, by: AskedFor): ArrivingPacket {
  return {
    body: request.raw,
    by,
    announcedBytes: announcedBytesOf(request),
    announcedSha256: announcedSha256Of(request.headers),
    letBodyCome: () => letBodyCome(request.raw),
  };
}

function wish({ to, onBadRecipients }: SubmissionQuery, checkOnly: boolean) {
  return { addressees: to, onBadRecipients, checkOnly };
}
