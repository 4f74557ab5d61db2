import { hearClient, listWaiting, openDelivery } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { Controller, Inject, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { packetBytes } from '../../handout/stored-packet.js';
import { type Asker, askerPort, contentPort, type ContentStore } from '../../ports.js';
import { readDocId } from '../without-leases/doc-id.js';
import { answerOfBase64 } from './protocol/answer-of-base64.js';
import { readListing, type VxpEntry, writeEntry } from './protocol/listing.js';
import { admitCall, demandParameter, VxpPost } from './vxp-call.js';

/** Receiving, as clients of the national axis do: look at what waits, fetch it, say that it is stored. */
@Controller('vxp')
export class VxpReceivingController {
  constructor(
    @Inject(askerPort) private readonly asker: Asker,
    @Inject(contentPort) private readonly content: ContentStore,
  ) {}

  @VxpPost('getReceivedEdocList')
  async list(@Req() request: FastifyRequest): Promise<{ data: VxpEntry[] }> {
    const { by, parameters } = await admitCall(this.asker, 'getReceivedEdocList', request);
    const wanted = readListing(parameters);
    const { deliveries } = await this.asker.ask(listWaiting, wanted, by);
    return { data: deliveries.map((delivery) => writeEntry(delivery, wanted.carries)) };
  }

  @VxpPost('getEdoc')
  async get(@Req() request: FastifyRequest): Promise<StreamableFile> {
    const { by, parameters } = await admitCall(this.asker, 'getEdoc', request);
    const opened = await this.asker.ask(
      openDelivery,
      { delivery: readDocId(demandParameter(parameters, 'docid')) },
      by,
    );
    const packet = await packetBytes(this.content, opened, { from: 0, to: opened.bytes });
    const { body, length } = answerOfBase64(packet, opened.bytes);
    return new StreamableFile(body, { length });
  }

  @VxpPost('updateStatus')
  async update(@Req() request: FastifyRequest): Promise<object> {
    const { by, parameters } = await admitCall(this.asker, 'updateStatus', request);
    const delivery = readDocId(demandParameter(parameters, 'docid'));
    const says = hearClient.request.shape.says.safeParse(demandParameter(parameters, 'status').toLowerCase());
    if (!says.success) throw invalid('status', 'done, fail or processing');
    return this.asker.ask(hearClient, { delivery, says: says.data }, by);
  }
}

function invalid(parameter: string, problem: string): CataloguedError {
  return new CataloguedError('request.parameter-invalid', { parameter, problem });
}
