import { createHash } from 'node:crypto';
import type { answerDelivery as question, HeardBy, LeasedDelivery } from '@edoc-axis/contracts';
import { type Caller, isCatalogued, type RobotKind } from '@edoc-axis/domain';
import { answerDelivery, confirmDelivery, type ExchangePorts, leaseDeliveries, openPacket } from '../journey/index.js';
import { actsForNow } from '../journey/parts.js';
import {
  forgetRobotTask,
  noteRobotTasks,
  postponeRobotTask,
  type RobotTask,
  robotTasks,
} from '../store/robot-tasks.js';
import { beginChanging, goOnChanging } from './change-of-mind.js';
import { robotsCaller } from './robots-caller.js';
import type { RobotPorts } from './send-test-document.js';

/** Taken up in one step; the next follows at once. */
const takenMax = 20;

interface Behaviour {
  readonly answers: readonly HeardBy<typeof question>['status'][];
  readonly description: string;
  /** Whether it sends something as well, and goes on when that is answered. */
  readonly changesItsMind?: boolean;
}

/** The silent one does not even fetch: what is sent to it waits until its time ends. */
const behaviours: Readonly<Record<RobotKind, Behaviour | undefined>> = {
  finishes: { answers: ['03', '04', '05', '06'], description: 'Đơn vị thử nghiệm trả lời tự động.' },
  refuses: { answers: ['02'], description: 'Đơn vị thử nghiệm luôn từ chối, để thử nghiệm.' },
  silent: undefined,
  changes: {
    answers: ['03'],
    description: 'Đơn vị thử nghiệm sẽ gửi một văn bản, rồi cập nhật, thay thế và lấy lại.',
    changesItsMind: true,
  },
};

/**
 * Robots fetch, confirm and answer what was sent to them, by the steps of the journey as any system does. Safe with
 * several copies of the exchange: a lease is given to one, and an answer given twice counts once. What was begun is
 * written down first, and whoever comes next goes on with it.
 * @returns whether there may be more
 */
export async function actAsRobots(ports: RobotPorts): Promise<{ more: boolean }> {
  const caller = robotsCaller(ports);
  if (!caller) return { more: false };
  const now = ports.clock.now();
  let more = false;
  const failures: unknown[] = [];
  // What cannot be done now, as when nobody can judge a signature, must not hold up what needs none.
  const onItsOwn = (work: Promise<void>) => work.catch((error: unknown) => void failures.push(error));
  for (const agency of actsForNow(caller, now)) {
    if (!behaviourOf(agency, ports)) continue;
    const leased = await takeUp(agency, caller, ports);
    for (const delivery of leased) await onItsOwn(receive(delivery, caller, ports));
    more ||= leased.length === takenMax;
  }
  const tasks = await robotTasks(ports.database, now, 2 * takenMax);
  for (const task of tasks) await onItsOwn(answer(task, caller, ports).catch(later(task, ports)));
  more ||= tasks.length === 2 * takenMax;
  if (failures.length > 0) throw failures[0];
  return { more };
}

/** Who is served by this system and is no robot, by an administrator's mistake, is left alone. */
function behaviourOf(agency: string, { directory, clock }: ExchangePorts): Behaviour | undefined {
  const robot = directory.agency(agency, clock.now())?.robot;
  return robot && behaviours[robot];
}

async function takeUp(agency: string, caller: Caller, ports: RobotPorts): Promise<LeasedDelivery[]> {
  const leased = await leaseDeliveries(ports, caller, { agency, limit: takenMax });
  const documents = leased.flatMap(({ id, carries }) => (carries === 'document' ? id : []));
  if (documents.length > 0) {
    await noteRobotTasks(ports.database, { robot: agency, deliveries: documents, now: ports.clock.now() });
  }
  return leased;
}

async function receive(delivery: LeasedDelivery, caller: Caller, ports: RobotPorts): Promise<void> {
  if (delivery.carries === 'status') await unlessHopeless(() => hear(delivery, caller, ports));
  await unlessHopeless(() => collect(delivery, caller, ports));
}

/** Before it is confirmed: what is done twice is done once, what was confirmed and not done would be lost. */
async function hear({ id, recipient: robot, document }: LeasedDelivery, robots: Caller, ports: RobotPorts) {
  if (!behaviourOf(robot, ports)?.changesItsMind) return;
  await goOnChanging({ ports, robots, robot }, id, document.sender);
}

async function collect({ id, leaseToken, document }: LeasedDelivery, caller: Caller, ports: ExchangePorts) {
  const { packet } = await openPacket(ports, caller, { document: document.id });
  const packetSha256 = await digestOf(packet, ports);
  await confirmDelivery(ports, caller, { delivery: id, leaseToken, packetSha256 });
}

/** Of the bytes it got, as everybody has to confirm them. */
async function digestOf(
  packet: Awaited<ReturnType<typeof openPacket>>['packet'],
  { content }: ExchangePorts,
): Promise<string> {
  const hash = createHash('sha256');
  if ('inline' in packet) return hash.update(packet.inline.bytes).digest('hex');
  for await (const piece of await content.read(packet.kept)) hash.update(piece as Uint8Array);
  return hash.digest('hex');
}

async function answer({ delivery, robot }: RobotTask, caller: Caller, ports: RobotPorts): Promise<void> {
  const { answers = [], description, changesItsMind } = behaviourOf(robot, ports) ?? {};
  await unlessHopeless(async () => {
    for (const status of answers) await answerDelivery(ports, caller, { delivery, status, description });
    if (changesItsMind) await beginChanging({ ports, robots: caller, robot }, delivery);
  });
  await forgetRobotTask(ports.database, delivery);
}

const pauseMsMin = 5_000;
const pauseMsMax = 3_600_000;

/** What fails is put off, twice as long each time, and told all the same. */
function later({ delivery, failures }: RobotTask, { database, clock }: RobotPorts) {
  return async (error: unknown): Promise<never> => {
    const pauseMs = Math.min(pauseMsMax, pauseMsMin * 2 ** Math.min(failures, 20));
    await postponeRobotTask(database, { delivery, failures }, new Date(clock.now().getTime() + pauseMs));
    throw error;
  };
}

/** A document that was taken back, frozen or is gone is nothing to go on with, and must not hold up the others. */
async function unlessHopeless(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isCatalogued(error) || error.retry !== 'never') throw error;
  }
}
