import { listSent, type SentLine } from '@edoc-axis/contracts';
import { Controller, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Asker, askerPort } from '../../ports.js';
import { readSentListing, type VxpSentEntry, writeSentEntry } from './protocol/sent-listing.js';
import { admitCall, VxpPost } from './vxp-call.js';

/** What became of what was sent, as clients of the national axis ask for it. */
@Controller('vxp')
export class VxpSentController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @VxpPost('getSentEdocList')
  async list(@Req() request: FastifyRequest): Promise<{ data: VxpSentEntry[] }> {
    const { by, parameters } = await admitCall(this.asker, 'getSentEdocList', request);
    const { limit, ahead, ...wanted } = readSentListing(parameters);
    const lines: SentLine[] = [];
    for (let more = true; more && lines.length < limit;) {
      const rest = { ahead: ahead + lines.length, limit: limit - lines.length };
      const page = await this.asker.ask(listSent, { ...wanted, ...rest }, by);
      lines.push(...page.lines);
      more = page.more && page.lines.length > 0;
    }
    return { data: lines.map(writeSentEntry) };
  }
}
