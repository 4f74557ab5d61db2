import { requestAgency, requestClosure } from '@edoc-axis/contracts';
import { Body, Controller, Inject, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Asker, askerPort } from '../../ports.js';
import { keepLists, type KeptLists, writeList } from './kept-lists.js';
import { type AgencyList, writeAgency } from './protocol/agency-lists.js';
import { readWhole } from './protocol/parameters.js';
import {
  readRequestedAgency,
  readRequestedClosure,
  type VxpRequest,
  writeRequest,
} from './protocol/requested-agency.js';
import { admitCall, demandParameter, VxpPost } from './vxp-call.js';

/** Who is who, as clients of the national axis ask for it, and what they ask to have changed of that. */
@Controller('vxp')
export class VxpDirectoryController {
  private readonly lists: KeptLists;

  constructor(@Inject(askerPort) private readonly asker: Asker) {
    this.lists = keepLists(asker);
  }

  @VxpPost('getAgenciesList')
  agencies(@Req() request: FastifyRequest): Promise<StreamableFile> {
    return this.list('getAgenciesList', request);
  }

  /** `level`: that level and all below it. Clients name 1, and expect everybody. */
  @VxpPost('getAgenciesListQD20')
  async agenciesByCode(@Req() request: FastifyRequest): Promise<StreamableFile> {
    const list = 'getAgenciesListQD20';
    const { by, parameters } = await admitCall(this.asker, list, request);
    const from = readWhole(parameters, 'level', { otherwise: 1, min: 0, max: 9 });
    if (from <= 1) return new StreamableFile(await this.lists.answer(list, by));
    const { bytes } = await writeList(this.asker, by, (agency) =>
      agency.level >= from ? writeAgency(list, agency) : undefined,
    );
    return new StreamableFile(bytes);
  }

  @VxpPost('getSynchronizeUnit')
  units(@Req() request: FastifyRequest): Promise<StreamableFile> {
    return this.list('getSynchronizeUnit', request);
  }

  @VxpPost('registerAgency', 'json')
  async register(@Req() request: FastifyRequest, @Body() body: unknown): Promise<{ data: VxpRequest }> {
    const { by } = await admitCall(this.asker, 'registerAgency', request);
    return { data: writeRequest(await this.asker.ask(requestAgency, readRequestedAgency(body), by)) };
  }

  @VxpPost('deleteAgency')
  async delete(@Req() request: FastifyRequest): Promise<{ data: VxpRequest }> {
    const { by, parameters } = await admitCall(this.asker, 'deleteAgency', request);
    const closure = readRequestedClosure(demandParameter(parameters, 'agencycode'));
    return { data: writeRequest(await this.asker.ask(requestClosure, closure, by)) };
  }

  private async list(list: AgencyList, request: FastifyRequest): Promise<StreamableFile> {
    const { by } = await admitCall(this.asker, list, request);
    return new StreamableFile(await this.lists.answer(list, by));
  }
}
