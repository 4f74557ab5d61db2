import type { SignedParameters } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { Controller, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ArrivingPacket, IntakePorts } from '../../intake/receive-packet.js';
import { intakePort } from '../../ports.js';
import { letBodyCome } from '../../server/hold-back-bodies.js';
import { announcedBytesOf } from '../../server/read-bodies.js';
import { boundaryIn, fileInForm } from '../../server/form-parts.js';
import { type Announced, takePacket } from '../without-leases/take-packet.js';
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
    return { DocId: await takePacket(this.intake, packet, announcedIn(call.parameters)) };
  }
}

/** What clients call the part with the packet. Nothing else in a form means anything: it is not signed. */
const fileNames = ['file_doc', 'edocFile'] as const;

function announcedIn(parameters: SignedParameters): Announced {
  const type = demandParameter(parameters, 'messagetype').toLowerCase();
  const from = readSender(demandParameter(parameters, 'from'));
  if (type === 'status') return { type, from };
  if (type === 'edoc') return { type, from, addressees: readRecipients(parameters.get('to')) };
  throw new CataloguedError('request.parameter-invalid', { parameter: 'messagetype', problem: 'edoc or status' });
}

function arriving(request: FastifyRequest, { by, parameters }: AdmittedCall): ArrivingPacket {
  const hashFile = demandParameter(parameters, 'hash-file');
  const boundary = boundaryIn(request.headers['content-type']);
  return {
    body: request.raw,
    by,
    announcedBytes: announcedBytesOf(request),
    unwrap: (body) => packetInBody(boundary === undefined ? body : fileInForm(body, boundary, fileNames), hashFile),
    letBodyCome: () => letBodyCome(request.raw),
  };
}
