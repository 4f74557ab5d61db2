import type { HeardBy, listOverdue as question, OverdueLine, ReplyOf } from '@edoc-axis/contracts';
import { CataloguedError, lateMovers, tellOverdue } from '@edoc-axis/domain';
import { type Caller, cutPage, type Directory, knownCaller } from '@edoc-axis/platform';
import type { TrackerPorts } from '../ports.js';
import { readFollowing } from '../store/facts-to-follow.js';
import { type LatePlace, lateNow, type LateRow } from '../store/overdue.js';
import { heardAgencies } from './heard-agencies.js';

/**
 * What is late now, the longest first: with the caller's agencies, and with those they wait for.
 * @throws CataloguedError `caller.scope-missing`, `caller.not-serving`, `request.cursor-unknown`
 */
export async function listOverdue(
  { agencies: named, role, after, limit }: HeardBy<typeof question>,
  caller: Caller,
  ports: TrackerPorts,
): Promise<ReplyOf<typeof question>> {
  const { pool, directory, clock } = ports;
  await ports.freshen(caller);
  const known = knownCaller(caller, directory);
  const { position } = await readFollowing(pool);
  const rows = await lateNow(pool, {
    agencies: heardAgencies(directory, known, { agencies: named, at: clock.now() }),
    received: role !== 'sent',
    sent: role !== 'received',
    after: readPlace(after),
    limit: limit + 1,
  });
  const { page } = cutPage(
    rows.map((row) => overdueLine(row, directory)),
    limit,
    ({ delivery }) => delivery,
  );
  const last = page.length < rows.length ? rows[page.length - 1] : undefined;
  return { overdue: page, next: last && writePlace(last), upTo: Number(position) };
}

function overdueLine(row: LateRow, directory: Directory): OverdueLine {
  const { code, document, delivery, sender, recipient, urgent, beganAt, dueAt, firedAt, first } = row;
  return {
    ...{ code, document, delivery, sender, recipient, urgent },
    sentence: tellOverdue(code, { sender, recipient, dueAt }),
    who: lateMovers[code],
    documentId: textIn(first?.['documentId']),
    number: textIn(first?.['code']),
    senderName: directory.agency(sender, beganAt)?.name,
    recipientName: directory.agency(recipient, beganAt)?.name,
    beganAt: beganAt.toISOString(),
    dueAt: dueAt.toISOString(),
    noticedAt: firedAt.toISOString(),
  };
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function writePlace({ dueAt, about, kind }: LatePlace): string {
  return `${dueAt.getTime()}_${about}_${kind}`;
}

function readPlace(cursor: string | undefined): LatePlace | undefined {
  if (cursor === undefined) return undefined;
  const [, ms, about, kind] = placeForm.exec(cursor) ?? [];
  if (ms === undefined || about === undefined || kind === undefined) {
    throw new CataloguedError('request.cursor-unknown', { cursor });
  }
  return { dueAt: new Date(Number(ms)), about, kind };
}

const placeForm = /^(\d{1,14})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_([a-z]{1,30})$/;
