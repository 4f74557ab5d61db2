import type { HeardBy, listDocuments as question, ReceivedLine, ReplyOf, SentDocumentLine } from '@edoc-axis/contracts';
import { type AgencyCode, type Caller, CataloguedError, mayReadRegister, wordsSought } from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';
import { receivedLines, sentDocumentLines } from '../store/list-lines.js';
import type { LookedAt, Sought } from '../store/look-back.js';
import { waitingAfter } from '../store/waits.js';
import { receivedLine, sentDocumentLine } from './lines.js';
import { readPlace, readWaiting, writePlace, writeWaiting } from './list-cursor.js';
import { lookThrough } from './look-through.js';
import { demandNamed, lookedAt, type LookingPorts } from './looked-at.js';
import { silentFirst } from './silent-first.js';

type Wanted = HeardBy<typeof question>;
type Page = ReplyOf<typeof question>;

/**
 * The documents of the agencies one acts for, the newest first, or what waits for them. Of everybody's, to who works for the
 * axis: numbers, times and states, as it may see of each.
 * @throws CataloguedError `caller.scope-missing`, `caller.not-serving`, `request.parameter-missing`,
 *   `request.parameter-invalid`, `request.cursor-unknown`
 */
export async function listDocuments(ports: LookingPorts, caller: Caller, wanted: Wanted): Promise<Page> {
  const agencies = lookedAt(ports, caller, wanted.agencies, ports.clock.now());
  if (wanted.waits) return whatWaits(ports, caller, { agencies: demandNamed(agencies), wanted });
  const { role, limit } = wanted;
  const { places, end } = await lookThrough(ports.database, {
    ...{ role, agencies, sought: soughtBy(ports, wanted), limit: limit + 1 },
    before: readPlace(wanted.after),
  });
  const shown = places.slice(0, limit);
  const lines = await linesOf(ports, caller, { role, ids: shown.map(({ id }) => id) });
  const { page } = cutPage(lines, limit, (line) => line);
  const isCut = page.length < lines.length || places.length > limit;
  const goesOn = isCut ? shown[page.length - 1] : end;
  return {
    documents: page,
    next: goesOn && writePlace(goesOn),
    searchedBackTo: isCut ? undefined : end?.at.toISOString(),
  };
}

async function whatWaits(
  ports: LookingPorts,
  caller: Caller,
  { agencies, wanted }: { agencies: readonly LookedAt[]; wanted: Wanted },
): Promise<Page> {
  const { role, limit, after, ...others } = wanted;
  const { states, text, other, from, to, priority } = others;
  if (role === 'sent' || [states, text, other, from, to, priority].some((part) => part !== undefined)) {
    const problem = 'it goes with role=received and agency, and with nothing else';
    throw new CataloguedError('request.parameter-invalid', { parameter: 'waits', problem });
  }
  const waiting = await waitingAfter(ports.database, { agencies, after: readWaiting(after), limit: limit + 1 });
  const lines = await linesOf(ports, caller, { role, ids: waiting.slice(0, limit).map(({ id }) => id) });
  const { page } = cutPage(lines, limit, (line) => line);
  const last = page.length < waiting.length ? waiting[page.length - 1] : undefined;
  return { documents: page, next: last && writeWaiting(last) };
}

async function linesOf(
  ports: LookingPorts,
  caller: Caller,
  { role, ids }: { role: Wanted['role']; ids: readonly string[] },
): Promise<(ReceivedLine | SentDocumentLine)[]> {
  const { database, directory, clock } = ports;
  const at = clock.now();
  const seesEntry = (agency: string) => mayReadRegister(caller, agency as AgencyCode, at) === true;
  if (role === 'received') {
    return (await receivedLines(database, ids)).map((row) => receivedLine(row, { directory, seesEntry }));
  }
  const rows = await sentDocumentLines(database, ids);
  const silent = await silentFirst(ports, rows, at);
  return rows.map((row) => sentDocumentLine(row, { directory, silent }));
}

function soughtBy({ directory }: LookingPorts, wanted: Wanted): Sought {
  const { states, text, other, from, to, priority } = wanted;
  const words = text === undefined ? [] : wordsSought(text);
  return {
    ...{ states, priority: priority === 0 ? undefined : priority, words: words.length > 0 ? words : undefined },
    other: other === undefined ? undefined : directory.demandCode(other),
    from: momentOf(from),
    to: momentOf(to),
  };
}

function momentOf(written: string | undefined): Date | undefined {
  return written === undefined ? undefined : new Date(written);
}
