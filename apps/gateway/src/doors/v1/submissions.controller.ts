import { Controller, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  documentCheck,
  draft,
  type StatusTaken,
  statusTaken,
  submissionView,
  submitStatus,
  writtenPacket,
} from '@edoc-axis/contracts';
import type { ErrorCode } from '@edoc-axis/domain';
import type { AskedFor } from '@edoc-axis/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { ArrivingPacket, IntakePorts } from '../../intake/receive-packet.js';
import { receiveStatus } from '../../intake/receive-status.js';
import { refusalOf } from '../../intake/refusal-of.js';
import { type SubmissionWish, submitPacket } from '../../intake/submit-packet.js';
import { intakePort } from '../../ports.js';
import { revocationDraft } from '../../drafts/notice-from-form.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { arrivingDocument, arrivingNotice, arrivingPacket } from './arriving-document.js';
import { documentPath, submissionQuery } from './parameters.js';

const written = writtenPacket.optional().describe('Of a draft: the packet the axis wrote from it.');
const checkAnswer = documentCheck.extend({ written });
const sentAnswer = submissionView.extend({ written });
type SentAnswer = z.output<typeof sentAnswer>;
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
  'caller.system-sends',
  'caller.no-clerk-of',
  'caller.bytes-quota',
  'caller.in-flight-quota',
  'request.too-slow',
  'request.body-incomplete',
];

/** What a draft and its files may be refused with beside that. */
const draftRefusals: readonly ErrorCode[] = [
  'form.draft-not-first',
  'form.draft-too-large',
  'form.file-missing',
  'form.file-unannounced',
  'form.file-out-of-order',
  'form.file-name-refused',
  'form.part-unknown',
];

const ofDraft =
  'Or `multipart/form-data`: first the part `draft` (JSON), then a part `file` for each of its attachments, in their ' +
  'order; the axis writes the packet, unsigned. ';

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

/** Sending: the body is the packet, or what it is written from, streamed and measured as it comes. */
@Controller('v1')
export class SubmissionsController {
  constructor(@Inject(intakePort) private readonly intake: IntakePorts) {}

  @Post('documents')
  @Call({
    tag: 'send',
    summary: 'Send a document',
    description:
      'The body is the edXML packet, forwarded byte for byte. ' +
      ofDraft +
      'A clerk sends for an agency whose system is the portal. Sending the same again is safe: it gets the first receipt. ' +
      'With `Repr-Digest: sha-256=:…:` what arrives is compared with what was meant. A refusal by the exchange carries ' +
      'its own `receipt`.',
    scope: 'send',
    takes: 'packet-or-draft',
    draft,
    gives: {
      201: { says: 'Accepted: from now on the axis answers for it.', shape: sentAnswer },
      200: { says: 'It was accepted before; this is the first receipt.', shape: sentAnswer },
    },
    refuses: [...refusals, ...draftRefusals],
  })
  async send(
    @OnBehalf() by: AskedFor,
    @Query({ schema: submissionQuery }) query: SubmissionQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SentAnswer> {
    return this.submit(arrivingDocument(request, by), wish(query, false), reply);
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
    return this.intake.asker.ask(submitStatus, await receiveStatus(this.intake, arrivingPacket(request, by)), by);
  }

  @Post('documents/:id/revoke')
  @Call({
    tag: 'send',
    summary: 'Revoke a document',
    description:
      "The body is the sender's own revocation packet (business type 1), signed like any other. It is taken in as by " +
      '`POST /v1/documents`, and refused when it is not about this document. Or `multipart/form-data` with the part ' +
      '`draft`, which says the `reason`, and perhaps the notice as a signed PDF `file`: the axis writes the packet, to ' +
      'everybody the document was addressed to.',
    scope: 'send',
    takes: 'packet-or-draft',
    draft: revocationDraft,
    gives: {
      201: { says: 'Accepted, and carried out: the document is void.', shape: sentAnswer },
      200: { says: 'It was accepted before; this is the first receipt.', shape: sentAnswer },
    },
    refuses: [
      ...refusals,
      ...draftRefusals,
      'document.content-gone',
      'document.revocation-stands',
      'document.unknown',
      'document.target-unknown',
      'document.not-its-revocation',
    ],
  })
  async revoke(
    @OnBehalf() by: AskedFor,
    @Param({ schema: documentPath }) { id }: z.output<typeof documentPath>,
    @Query({ schema: submissionQuery }) query: SubmissionQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SentAnswer> {
    const notice = arrivingNotice(this.intake, request, { by, document: id });
    return this.submit(notice, { ...wish(query, false), revokes: id }, reply);
  }

  @Post('document-checks')
  @HttpCode(200)
  @Call({
    tag: 'send',
    summary: 'Check whether a document would be accepted',
    description:
      'The same checks as sending; nothing is kept. Tells of each attachment what its signatures make of it, and what they ' +
      `make of the document. ${ofDraft}`.trim(),
    scope: 'send',
    takes: 'packet-or-draft',
    draft,
    gives: { 200: { says: 'It would be accepted.', shape: checkAnswer } },
    refuses: [...refusals, ...draftRefusals],
  })
  async check(
    @OnBehalf() by: AskedFor,
    @Query({ schema: submissionQuery }) query: SubmissionQuery,
    @Req() request: FastifyRequest,
  ): Promise<z.output<typeof checkAnswer>> {
    const arriving = arrivingDocument(request, by);
    const { written, ...outcome } = await submitPacket(this.intake, arriving, wish(query, true));
    if (outcome.outcome !== 'acceptable') throw refusalOf(outcome);
    return { ...outcome, written: arriving.isDraft ? written : undefined };
  }

  private async submit(
    packet: ArrivingPacket & { readonly isDraft: boolean },
    wanted: SubmissionWish,
    reply: FastifyReply,
  ): Promise<SentAnswer> {
    const { written, ...outcome } = await submitPacket(this.intake, packet, wanted);
    if (outcome.outcome !== 'accepted' && outcome.outcome !== 'repeated') throw refusalOf(outcome);
    reply.code(outcome.outcome === 'accepted' ? 201 : 200);
    reply.header('location', `/v1/documents/${outcome.submission.id}`);
    // Of a repetition the first packet lies here, and the receipt has its digest.
    const isWritten = packet.isDraft && outcome.outcome === 'accepted';
    return { ...outcome.submission, ...(isWritten ? { written } : {}) };
  }
}

function wish({ to, onBadRecipients }: SubmissionQuery, checkOnly: boolean) {
  return { addressees: to, onBadRecipients, checkOnly };
}
