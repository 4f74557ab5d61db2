import type { Readable } from 'node:stream';
import {
  countListed,
  hearClient,
  id,
  listWaiting,
  openDelivery,
  type RequestOf,
  type VxpCall,
} from '@edoc-axis/contracts';
import { Controller, Inject, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { packetBytes } from '../../handout/stored-packet.js';
import { type Asker, askerPort, contentPort, type ContentStore } from '../../ports.js';
import { answerOfBase64 } from './protocol/answer-of-base64.js';
import { readCounting, readListing, type VxpEntry, writeEntry } from './protocol/listing.js';
import { invalid } from './protocol/parameters.js';
import { admitCall, demandParameter, VxpDownload, VxpGet, VxpPost } from './vxp-call.js';

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

  // Clients are described as asking these with either method.
  @VxpPost('countReceiveEdoc')
  countDocuments(@Req() request: FastifyRequest): Promise<VxpCount> {
    return this.count('countReceiveEdoc', 'document', request);
  }

  @VxpGet('countReceiveEdoc')
  countDocumentsAlike(@Req() request: FastifyRequest): Promise<VxpCount> {
    return this.count('countReceiveEdoc', 'document', request);
  }

  @VxpPost('countReceiveStatus')
  countStatuses(@Req() request: FastifyRequest): Promise<VxpCount> {
    return this.count('countReceiveStatus', 'status', request);
  }

  @VxpGet('countReceiveStatus')
  countStatusesAlike(@Req() request: FastifyRequest): Promise<VxpCount> {
    return this.count('countReceiveStatus', 'status', request);
  }

  @VxpPost('getEdoc')
  async get(@Req() request: FastifyRequest): Promise<StreamableFile> {
    const { packet, bytes } = await this.open('getEdoc', request);
    const { body, length } = answerOfBase64(packet, bytes);
    return new StreamableFile(body, { length });
  }

  @VxpDownload('downloadEdoc')
  async download(@Req() request: FastifyRequest): Promise<StreamableFile> {
    const { packet, bytes } = await this.open('downloadEdoc', request);
    return new StreamableFile(packet, { type: 'application/octet-stream', length: bytes });
  }

  @VxpPost('updateStatus')
  async update(@Req() request: FastifyRequest): Promise<object> {
    const { by, parameters } = await admitCall(this.asker, 'updateStatus', request);
    const delivery = readDocId(demandParameter(parameters, 'docid'));
    const says = hearClient.request.shape.says.safeParse(demandParameter(parameters, 'status').toLowerCase());
    if (!says.success) throw invalid('status', 'done, fail or processing');
    return this.asker.ask(hearClient, { delivery, says: says.data }, by);
  }

  private async count(call: VxpCall, carries: Carries, request: FastifyRequest): Promise<VxpCount> {
    const { by, parameters } = await admitCall(this.asker, call, request);
    const { listed } = await this.asker.ask(countListed, readCounting(parameters, carries), by);
    return { count: listed };
  }

  private async open(call: VxpCall, request: FastifyRequest): Promise<{ packet: Readable; bytes: number }> {
    const { by, parameters } = await admitCall(this.asker, call, request);
    const delivery = readDocId(demandParameter(parameters, 'docid'));
    const opened = await this.asker.ask(openDelivery, { delivery }, by);
    const { bytes } = opened;
    return { packet: await packetBytes(this.content, opened, { from: 0, to: bytes }), bytes };
  }
}

type Carries = RequestOf<typeof countListed>['carries'];

interface VxpCount {
  readonly count: number;
}

/** Ids of ours look like nothing else: what does not is told apart here, and asked of nobody. */
function readDocId(written: string): string {
  const read = id.safeParse(written);
  if (read.success) return read.data;
  throw invalid('docId', 'this axis gives no such id');
}
