import { type SignedParameters, submitStatus } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { Controller, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ArrivingPacket, IntakePorts } from '../../intake/receive-packet.js';
import { receiveStatus } from '../../intake/receive-status.js';
import { refusalOf } from '../../intake/refusal-of.js';
import { submitPacket } from '../../intake/submit-packet.js';
import { intakePort } from '../../ports.js';
import { letBodyCome } from '../../server/hold-back-bodies.js';
import { announcedBytesOf } from '../../server/read-bodies.js';
import { boundaryIn, fileInForm } from './protocol/file-in-form.js';
import { packetInBody } from './protocol/packet-in-body.js';
import { readRecipients, readSender } from './protocol/recipients.js';
import { type AdmittedCall, admitCall, demandParameter, VxpPost } from './vxp-call.js';

/** Sending, as clients of the national axis do: documents and statuses in one call. */
@Controller('vxp')
export class VxpSendingController {
  constructor(@Inject(intakePort) private readonly intake: IntakePorts) {}

  @VxpPost('sendEdoc', 'packet-or-form')
  async send(@Req() request: FastifyRequest): Promise<{ DocId: string }> {
    const call = await admitCall(this.intake.asker, 'sendEdoc', request);
    const packet = arriving(request, call);
    return { DocId: await this.take(packet, call.parameters) };
  }

  /** The id its sender finds it by. Of a status: that of the document it is about. */
  private async take(packet: ArrivingPacket, parameters: SignedParameters): Promise<string> {
    const { asker } = this.intake;
    const from = readSender(demandParameter(parameters, 'from'));
    if (isStatus(parameters)) {
      const status = await receiveStatus(this.intake, packet);
      return (await asker.ask(submitStatus, { ...status, from }, packet.by)).document;
    }
    const addressees = readRecipients(parameters.get('to'));
    const wish = { addressees, from, onBadRecipients: 'refuse', checkOnly: false } as const;
    const outcome = await submitPacket(this.intake, packet, wish);
    if (outcome.outcome !== 'accepted' && outcome.outcome !== 'repeated') throw refusalOf(outcome);
    return outcome.submission.id;
  }
}

function isStatus(parameters: SignedParameters): boolean {
  const type = demandParameter(parameters, 'messagetype').toLowerCase();
  if (type === 'status') return true;
  if (type === 'edoc') return false;
  throw new CataloguedError('request.parameter-invalid', { parameter: 'messagetype', problem: 'edoc or status' });
}

function arriving(request: FastifyRequest, { by, parameters }: AdmittedCall): ArrivingPacket {
  const hashFile = demandParameter(parameters, 'hash-file');
  const boundary = boundaryIn(request.headers['content-type']);
  return {
    body: request.raw,
    by,
    announcedBytes: announcedBytesOf(request),
    unwrap: (body) => packetInBody(boundary === undefined ? body : fileInForm(body, boundary), hashFile),
    letBodyCome: () => letBodyCome(request.raw),
  };
}
