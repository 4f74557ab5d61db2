import { type HeardBy, type listSent as question, type ReplyOf, sentByStandingDaysMax } from '@edoc-axis/contracts';
import { type AgencyCode, type Caller, CataloguedError, demand, mayFollow, trackReach } from '@edoc-axis/domain';
import { type Clock, cutPage, type Directory } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import { silentAmong } from '../journey/parts.js';
import { type SentBy, type SentDocument, sentDocument, sentDocuments, sentLines } from '../store/list-sent.js';
import { sentLine } from './sent-line.js';

type Wanted = HeardBy<typeof question>;

interface Ports {
  readonly database: Pool;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** Looked at in one go. A document has at least one line, unless it is asked how they stand. */
const documentsPerLook = { ofAnyStanding: 50, ofOneStanding: 500 };

const dayMs = 24 * 60 * 60_000;

/**
 * Shows the caller what the agencies it serves have sent, and what became of it for each addressee. What it sent for others
 * it served before it goes on seeing, as one by one.
 * @throws CataloguedError `caller.system-needed`, `caller.scope-missing`; `request.parameter-invalid` for too many days
 */
export async function listSent(ports: Ports, caller: Caller, wanted: Wanted): Promise<ReplyOf<typeof question>> {
  if (caller.kind !== 'system') throw new CataloguedError('caller.system-needed');
  demand(mayFollow(caller));
  const at = ports.clock.now();
  const by = senders(caller, at);
  const { limit, standing } = wanted;
  const { documents, ahead } = await documentsOfPage(ports.database, by, wanted, at);
  const rows = await sentLines(ports.database, { documents, standing, ahead, limit: limit + 1 });
  const silent = await silentAmong(ports, rows, at);
  const form102 = (code: string) => ports.directory.agency(code, at)?.form102;
  const { page } = cutPage(
    rows.map((row) => sentLine(row, { silent: silent.has(row.id), form102 })),
    limit,
    ({ delivery }) => delivery,
  );
  return { lines: page, more: page.length < rows.length };
}

/** Whose documents the caller sees: of whom it serves all, of whom it has served what was sent while it did. */
function senders(caller: Caller, at: Date): SentBy[] {
  const reach = trackReach(caller, at);
  if (reach === 'everything') return [];
  const now = new Set(reach.agencies.filter(({ handled }) => !handled).map(({ agency }) => agency));
  return [
    ...[...now].map((agency) => ({ agency })),
    ...reach.agencies.flatMap(({ agency, handled }) => (handled && !now.has(agency) ? { agency, ...handled } : [])),
  ];
}

/** The documents of which a page shows lines, and how many lines of the first lie before it. */
interface PageOfDocuments {
  readonly documents: readonly string[];
  readonly ahead: number;
}

async function documentsOfPage(
  database: Pool,
  by: readonly SentBy[],
  wanted: Wanted,
  at: Date,
): Promise<PageOfDocuments> {
  const documents: string[] = [];
  let { ahead } = wanted;
  let lines = 0;
  for await (const document of documentsWanted(database, by, wanted, at)) {
    if (document.lines === 0) continue;
    if (documents.length === 0 && document.lines <= ahead) {
      ahead -= document.lines;
      continue;
    }
    documents.push(document.id);
    lines += document.lines;
    if (lines > ahead + wanted.limit) break;
  }
  return { documents, ahead };
}

async function* documentsWanted(
  database: Pool,
  by: readonly SentBy[],
  { document, standing, ...wanted }: Wanted,
  at: Date,
): AsyncGenerator<SentDocument> {
  if (document !== undefined) {
    const found = await sentDocument(database, { document, standing });
    if (found && isSentBy(by, found)) yield found;
    return;
  }
  const limit = documentsPerLook[standing ? 'ofOneStanding' : 'ofAnyStanding'];
  const between = { until: momentOf(wanted.until), since: momentOf(wanted.since) };
  if (standing) between.since = sinceForStanding(between.since, between.until ?? at);
  for (let after: SentDocument | undefined; ;) {
    const found: SentDocument[] = await sentDocuments(database, { by, ...between, standing, after, limit });
    yield* found;
    after = found.at(-1);
    if (found.length < limit) return;
  }
}

/** Which of its deliveries stand so is looked up for each document: not for all somebody ever sent. */
function sinceForStanding(since: Date | undefined, until: Date): Date {
  const earliest = new Date(until.getTime() - sentByStandingDaysMax * dayMs);
  if (since && since < earliest) {
    const problem = `of documents that stand so, at most ${sentByStandingDaysMax} days are listed at once`;
    throw new CataloguedError('request.parameter-invalid', { parameter: 'since', problem });
  }
  return since ?? earliest;
}

function isSentBy(by: readonly SentBy[], sent: SentDocument & { readonly sender: string }): boolean {
  return by.some(
    ({ agency, since, until }) =>
      agency === (sent.sender as AgencyCode) &&
      (since === undefined || since <= sent.accepted_at) &&
      (until === undefined || sent.accepted_at < until),
  );
}

function momentOf(written: string | undefined): Date | undefined {
  return written === undefined ? undefined : new Date(written);
}
