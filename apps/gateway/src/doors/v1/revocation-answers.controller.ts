import { listRevocationAnswers } from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import { Controller, Get, Inject, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { describe, isHeldAlready } from '../../handout/representation.js';
import { openAnswer } from '../../handout/revocation-answer.js';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { documentPath, revocationAnswerPath, revocationAnswersQuery } from './parameters.js';

/** What CAs had said when a document was judged: the evidence that its verdicts rest on. */
@Controller('v1/documents')
export class RevocationAnswersController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Get(':id/revocation-answers')
  @Call({
    tag: 'look',
    summary: 'List what was known of revocation when a document was judged',
    description:
      'One entry for each certificate that was looked up, registered or met in a PDF file, time-stamp authorities among ' +
      'them, with the answers that rests on. They are kept as long as the document.',
    scope: 'track',
    gives: { 200: { says: 'A page of certificates.', shape: listRevocationAnswers.reply } },
    refuses: ['document.unknown'],
  })
  list(
    @OnBehalf() by: AskedFor,
    @Param({ schema: documentPath }) { id }: z.output<typeof documentPath>,
    @Query({ schema: revocationAnswersQuery }) page: z.output<typeof revocationAnswersQuery>,
  ) {
    return this.asker.ask(listRevocationAnswers, { document: id, ...page }, by);
  }

  @Get(':id/revocation-answers/:sha256')
  @Call({
    tag: 'look',
    summary: 'Fetch an answer about revocation',
    description: 'As its CA signed it: an OCSP response (RFC 6960) or a revocation list (RFC 5280), in DER.',
    scope: 'track',
    gives: {
      200: { says: 'The answer; a list comes as `application/pkix-crl`.', mediaType: 'application/ocsp-response' },
      304: { says: 'You have it: `If-None-Match` names its ETag.' },
    },
    refuses: ['document.unknown', 'document.revocation-answer-unknown'],
  })
  async answer(
    @OnBehalf() by: AskedFor,
    @Param({ schema: revocationAnswerPath }) { id, sha256 }: z.output<typeof revocationAnswerPath>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const answer = await openAnswer(this.asker, { document: id, sha256 }, by);
    if (isHeldAlready(request, reply, answer)) return undefined;
    describe(reply, answer);
    return new StreamableFile(answer.stream());
  }
}
