import type { announceCheck as question, ConnectionBoard, HeardBy } from '@edoc-axis/contracts';
import { type AgencyCode, type Caller, CataloguedError, demand, isWithin, mayAdministerFor } from '@edoc-axis/domain';
import { inTransaction, newId } from '@edoc-axis/platform';
import { nameOf } from '../../journey/parts.js';
import { type ActiveCheckRow, activeChecksBetween, insertActiveCheck, lockChecks } from '../../store/active-checks.js';
import { openAgencies, receivedForElsewhere } from '../agencies-checked.js';
import { carryOnNow } from './carry-on-now.js';
import type { ActiveCheckPorts } from './ports.js';
import { sendingRobot, testsFor } from './test-documents.js';

/** Between the end of one check and the beginning of the next that concerns the same agencies. */
const apartMs = 60 * 60_000;
const daysMax = 30;
const agenciesMax = 10_000;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/**
 * Sets an active check of a branch: at its beginning a robot sends all its agencies, and every closed code somebody receives
 * for, a document that is none; who confirms it is reachable; at its end it is taken back.
 * @throws CataloguedError `agency.unknown`, `joining.no-robots`, `connection.check-…`, `caller.…`
 */
export async function announceCheck(
  ports: ActiveCheckPorts,
  caller: Caller,
  { under: written, at, minutes, announce: announces }: HeardBy<typeof question>,
): Promise<ConnectionBoard> {
  const { database, directory, clock } = ports;
  const now = clock.now();
  const under = directory.demandCode(written);
  demand(mayAdministerFor(caller, [under]));
  if (!directory.agencyWithChanges(under)) throw new CataloguedError('agency.unknown', { agency: under });
  if (!sendingRobot(ports)) throw new CataloguedError('joining.no-robots');
  const beginsAt = beginning(at, now);
  const ends_at = new Date(beginsAt.getTime() + minutes * minuteMs);
  const open = openAgencies(directory, under, now);
  const agencies = open.length + receivedForElsewhere(directory, under, now).length;
  if (agencies > agenciesMax) throw new CataloguedError('connection.check-too-large', { under, agencies, agenciesMax });

  const check = { id: newId(), at: beginsAt, under, by: nameOf(caller), announced_at: now, ends_at, announces };
  await inTransaction(database, async (client) => {
    await lockChecks(client);
    const near = await activeChecksBetween(client, shifted(beginsAt, -apartMs), shifted(ends_at, apartMs));
    const tooClose = near.find((other) => concernsSame(other, under));
    if (tooClose) throw refusalBy(tooClose);
    await insertActiveCheck(client, check, announces ? testsFor('announcement', open) : []);
  });
  return carryOnNow(ports, check.id);
}

/** Clocks differ by a little, and a call takes its time. */
function beginning(at: string | undefined, now: Date): Date {
  const beginsAt = at === undefined ? now : new Date(at);
  const aheadMs = beginsAt.getTime() - now.getTime();
  if (aheadMs >= -minuteMs && aheadMs <= daysMax * dayMs) return aheadMs < 0 ? now : beginsAt;
  throw new CataloguedError('connection.check-ill-timed', { beginsAt, daysMax });
}

function concernsSame({ under: other }: ActiveCheckRow, under: AgencyCode): boolean {
  return isWithin(other as AgencyCode, under) || isWithin(under, other as AgencyCode);
}

function refusalBy({ under, at: beginsAt, ends_at: endsAt }: ActiveCheckRow): CataloguedError {
  return new CataloguedError('connection.check-too-close', { under, beginsAt, endsAt, apartMs });
}

function shifted(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}
