import { takeBackDocument } from '../../journey/index.js';
import {
  type ActiveCheckRow,
  activeChecksUnderWay,
  beginCheck,
  clearCheck,
  endCheck,
  findCheck,
  noteTakenBack,
  testsOf,
} from '../../store/active-checks.js';
import { openAgencies, receivedForElsewhere } from '../agencies-checked.js';
import { isActive } from '../check-view.js';
import { judgeCheck } from './judge-check.js';
import type { ActiveCheckPorts } from './ports.js';
import { documentsOf, sendingRobot, sendTests, testsFor } from './test-documents.js';

const checksMax = 100;
/** So long somebody may still be sending for a check that is over: it is looked for what was not noted. */
const graceMs = 60_000;
const takeBackReason = 'Hết thời gian kiểm tra kết nối';

/** Begins, carries on and ends what is due of active checks. Every step may be done twice, by whoever comes. */
export async function carryOnChecks(ports: ActiveCheckPorts): Promise<void> {
  const failures: unknown[] = [];
  for (const check of await activeChecksUnderWay(ports.database, checksMax)) {
    // One that fails must not hold up the others.
    await carryOnCheck(ports, check).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

/** Announced, it begins at its moment; it runs until its end; and then all that was sent is taken back. */
export async function carryOnCheck(ports: ActiveCheckPorts, found: ActiveCheckRow): Promise<void> {
  const now = ports.clock.now();
  let check = found;
  if (check.state === 'announced' && now >= check.at) check = await begin(ports, check, now);
  if (check.state === 'running' && now >= check.ends_at) check = await end(ports, check);
  if (check.state === 'announced' || check.state === 'running') await sendTests(ports, check);
  else await takeBack(ports, check, now);
}

/** Whom it concerns is known when it begins. Of a check whose time went by with nobody to begin it, nothing is sent. */
async function begin(ports: ActiveCheckPorts, check: ActiveCheckRow, now: Date): Promise<ActiveCheckRow> {
  const { database, directory } = ports;
  if (now >= check.ends_at) {
    await endCheck(database, check, { ...check, state: 'called-off', unreachable: [] });
  } else {
    const under = directory.demandCode(check.under);
    const agencies = [...openAgencies(directory, under, now), ...receivedForElsewhere(directory, under, now)];
    await beginCheck(database, { id: check.id, agencies: agencies.length }, testsFor('test', agencies));
  }
  return again(ports, check);
}

/** What it found is written down before anything is taken back. */
async function end(ports: ActiveCheckPorts, check: ActiveCheckRow): Promise<ActiveCheckRow> {
  const result = await judgeCheck(ports, check);
  await endCheck(ports.database, check, { ...result, state: 'ended', ends_at: check.ends_at });
  return again(ports, check);
}

/** Another may have been quicker. */
async function again({ database }: ActiveCheckPorts, check: ActiveCheckRow): Promise<ActiveCheckRow> {
  const found = await findCheck(database, check.id);
  return found && isActive(found) ? found : check;
}

/** Nothing stays where it was not fetched; who fetched it is asked (13), and may say yes (15) or nothing. */
async function takeBack(ports: ActiveCheckPorts, check: ActiveCheckRow, now: Date): Promise<void> {
  const sending = sendingRobot(ports);
  // They rest: what they sent waits until they are back.
  if (!sending) return;
  const tests = (await testsOf(ports.database, check.id)).filter(
    ({ refusal, taken_back_at }) => refusal === null && taken_back_at === null,
  );
  const documents = await documentsOf(ports, check, tests);
  for (const [test, document] of documents) {
    await takeBackDocument(ports, sending.caller, { document, reason: takeBackReason });
    await noteTakenBack(ports.database, test, now);
  }
  const isOver = now.getTime() >= check.ends_at.getTime() + graceMs;
  if (documents.size === tests.length || isOver) await clearCheck(ports.database, check.id, now);
}
