import { Readable } from 'node:stream';
import { findAgencies, type ReplyOf } from '@edoc-axis/contracts';
import { Controller, Inject, Query, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { readDocId } from '../without-leases/doc-id.js';
import { sentLines } from '../without-leases/sent-lines.js';
import { done, listed, type ProvincialAnswer } from './protocol/answers.js';
import { readBetween } from './protocol/days.js';
import { agencyEntry, type SentEntry, sentEntry } from './protocol/entries.js';
import { admitCall, type CalledBy, ProvincialGet } from './provincial-call.js';
import { provincialMediaType } from './refusals.js';

const sentQuery = z.object({
  docId: z.string().optional(),
  fromDate: z.string().optional(),
  toDate: z.string().optional(),
});

/** The newest so many lines; who wants older ones names their days. */
const sentLinesMax = 2_000;
const agenciesPageMax = 500;

type AgenciesPage = ReplyOf<typeof findAgencies>;

/** Looking: whom one may write to, and what became of what one wrote. */
@Controller('provincial/v1')
export class ProvincialLookingController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @ProvincialGet('getAgenciesList')
  async agencies(@Req() request: FastifyRequest): Promise<StreamableFile> {
    const by = await admitCall(this.asker, 'getAgenciesList', request);
    const first = await this.agenciesAfter(undefined, by);
    return new StreamableFile(Readable.from(this.agenciesAnswer(first, by), { objectMode: false }), {
      type: provincialMediaType,
    });
  }

  @ProvincialGet('getReceiveStatus')
  async sent(
    @Req() request: FastifyRequest,
    @Query({ schema: sentQuery }) { docId, ...days }: z.output<typeof sentQuery>,
  ): Promise<ProvincialAnswer & { count: number; data: readonly SentEntry[] }> {
    const by = await admitCall(this.asker, 'getReceiveStatus', request);
    const document = docId ? readDocId(docId) : undefined;
    const wanted = { document, ...readBetween(days), ahead: 0, limit: sentLinesMax };
    return listed((await sentLines(this.asker, wanted, by)).map(sentEntry));
  }

  /** A country's agencies, page by page while they go out. */
  private async *agenciesAnswer(first: AgenciesPage, by: CalledBy): AsyncGenerator<string> {
    yield `${JSON.stringify(done({})).slice(0, -1)},"data":[`;
    let count = 0;
    for (let page: AgenciesPage | undefined = first; page;) {
      const written = page.agencies.map((agency) => JSON.stringify(agencyEntry(agency)));
      yield `${count > 0 && written.length > 0 ? ',' : ''}${written.join(',')}`;
      count += written.length;
      page = page.next === undefined ? undefined : await this.agenciesAfter(page.next, by);
    }
    yield `],"count":${count}}`;
  }

  private agenciesAfter(after: string | undefined, by: CalledBy): Promise<AgenciesPage> {
    return this.asker.ask(findAgencies, { recipients: true, after, limit: agenciesPageMax }, by);
  }
}
