import { Controller, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Asker, askerPort } from '../../ports.js';
import { sentLines } from '../without-leases/sent-lines.js';
import { readSentListing, type VxpSentEntry, writeSentEntry } from './protocol/sent-listing.js';
import { admitCall, VxpPost } from './vxp-call.js';

/** What became of what was sent, as clients of the national axis ask for it. */
@Controller('vxp')
export class VxpSentController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @VxpPost('getSentEdocList')
  async list(@Req() request: FastifyRequest): Promise<{ data: VxpSentEntry[] }> {
    const { by, parameters } = await admitCall(this.asker, 'getSentEdocList', request);
    return { data: (await sentLines(this.asker, readSentListing(parameters), by)).map(writeSentEntry) };
  }
}
