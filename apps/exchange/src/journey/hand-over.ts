import { Readable } from 'node:stream';
import { undamaged } from '@edoc-axis/content';
import type { Destination } from '@edoc-axis/contracts';
import { type Caller, type CataloguedError, isCatalogued, isPossible } from '@edoc-axis/domain';
import { knownCaller, type OwnKey } from '@edoc-axis/platform';
import { Logger } from '@nestjs/common';
import { type AttemptOutcome, endAttempt, hasConfirmedSince, resumeCarrying } from '../store/attempts.js';
import type { ClaimedRow } from '../store/claims.js';
import { findDelivery } from '../store/delivery-case.js';
import type { DestinationRow } from '../store/destinations.js';
import { recordFetched } from '../store/fetched.js';
import { packetsNamed } from '../store/packets.js';
import { confirmDelivery } from './collecting/confirm-delivery.js';
import { hashOfLeaseToken } from './collecting/lease-token.js';
import { giveUpDelivery } from './give-up-delivery.js';
import type { CarryingLimits } from './handing-over/carrying-limits.js';
import { cleanSaid } from './handing-over/clean-said.js';
import { type Became, consequencesOf, type Failed, isTheirs } from './handing-over/consequences.js';
import { judgeAnswered } from './handing-over/judge-answered.js';
import type { Answered, Bring } from './handing-over/parcel.js';
import { writeRequest } from './handing-over/write-request.js';
import { untilWritten } from './look-again.js';
import type { ExchangePorts } from './ports.js';

export interface HandOverPorts extends Pick<
  ExchangePorts,
  'axis' | 'database' | 'content' | 'directory' | 'receiptKey' | 'firsts' | 'clock' | 'epoch'
> {
  readonly bring: Bring;
  /** What requests are signed with. */
  readonly requestKey: () => OwnKey;
  /** Told which systems are there. */
  readonly seen: { note(system: string, doing: 'confirmed'): void };
  /** From 0 to 1. */
  readonly random: () => number;
  readonly carrying: CarryingLimits;
}

/** A delivery that was claimed to be brought now. */
export interface Claimed {
  readonly due: ClaimedRow;
  readonly system: string;
  readonly leaseToken: string;
  readonly destination: Destination;
  /** The destination as it was then. */
  readonly fares: DestinationRow;
}

/**
 * One attempt to bring a delivery to its recipient's system, and what came of it. Its digest confirms, at once or later:
 * the same confirmation, the same receipt as when the system fetches. That it was fetched is written down before the first
 * byte goes out and not before there is a connection: what never left can be withdrawn as if nobody had it.
 * @throws what went wrong in ourselves, after the end of the attempt was written down
 * @param signal we are to stop: then it is tried again at once, by whoever is there
 */
export async function handOver(ports: HandOverPorts, claimed: Claimed, signal: AbortSignal): Promise<AttemptOutcome> {
  const { database, epoch, clock, carrying } = ports;
  const { due, system, leaseToken, fares } = claimed;
  const became = await attempt(ports, claimed, signal);
  const at = clock.now();
  const [delivery, n, hash] = [due.id, due.n, hashOfLeaseToken(leaseToken)];
  const consequences = consequencesOf(became, claimed, at, ports);
  const [{ url }, { failuresBeforeProbing }] = [claimed.destination, carrying];
  await endAttempt(database, epoch, { delivery, n, system, url, hash, at, failuresBeforeProbing, ...consequences });
  const { failing_since: failingSince } = fares;
  if (consequences.destination === 'works' && failingSince) {
    await resumeCarrying(database, { system, failingSince, now: at });
  }
  if (became.outcome === 'interrupted' && became.fault !== undefined) throw became.fault;
  const isHopeless = became.outcome === 'failed' && became.definite && due.definite + 1 >= carrying.definiteFailuresMax;
  if (isHopeless) await giveUp(ports, delivery, became.problem);
  return became.outcome;
}

/**
 * Its recipient's system refused this very packet too often: its sender and the administrator are to act. A status is tried
 * until its time ends: it has no such end.
 */
async function giveUp(ports: HandOverPorts, delivery: string, problem: Failed['problem']): Promise<void> {
  await untilWritten(async () => {
    const found = await findDelivery(ports.database, delivery);
    if (!found || !isPossible(found.state, 'give-up', found.carries)) return 'nothing to do';
    return giveUpDelivery(ports, found, { failure: 'recipient-system-fails', problem });
  });
}

/** There is nothing to bring any more: it was taken back, frozen, or taken by another way. */
class CalledOff extends Error {}

async function attempt(ports: HandOverPorts, claimed: Claimed, signal: AbortSignal): Promise<Became> {
  try {
    const caller = callerFor(claimed.system, ports);
    return await judge(await bringTo(ports, claimed, signal), ports, claimed, caller);
  } catch (error) {
    if (error instanceof CalledOff) return { outcome: 'called-off' };
    if (signal.aborted) return { outcome: 'interrupted' };
    if (!isCatalogued(error)) return { outcome: 'interrupted', fault: error };
    return failureOf(error, claimed);
  }
}

/** What it may do is decided for it as if it had come itself. */
function callerFor(system: string, { directory, clock }: HandOverPorts): Caller {
  try {
    return knownCaller({ kind: 'system', id: system, scopes: ['receive'], issuedAt: clock.now() }, directory);
  } catch (error) {
    // It was suspended a moment ago.
    if (isCatalogued(error)) throw new CalledOff();
    throw error;
  }
}

async function bringTo(ports: HandOverPorts, claimed: Claimed, signal: AbortSignal): Promise<Answered> {
  const { axis, database, content, epoch, clock, carrying: limits, requestKey, bring } = ports;
  const { due, system, leaseToken, destination } = claimed;
  const agencies = [due.recipient];
  const [packet] = await packetsNamed(database, { id: due.document, delivery: due.id, agencies, system });
  if (!packet || packet.frozen_at || packet.gone_at) throw new CalledOff();
  const { inline, content: kept } = packet;
  return bring({
    ...{ destination, n: due.n, bytes: Number(due.bytes), signal },
    headers: writeRequest({ axis, due, leaseToken, destination, key: requestKey(), now: clock.now(), limits }),
    async open() {
      const open = await recordFetched(database, epoch, {
        deliveries: [due.id],
        system,
        at: clock.now(),
        brought: true,
      });
      if (open === 0) throw new CalledOff();
      const stored = kept ? await content.read(kept) : Readable.from(inline ? [inline] : []);
      const promised = { sha256: due.sha256.toString('hex'), content: kept ?? 'inline' };
      return Readable.from(undamaged(stored, promised), { objectMode: false });
    },
  });
}

async function judge(answered: Answered, ports: HandOverPorts, claimed: Claimed, caller: Caller): Promise<Became> {
  const { due, leaseToken } = claimed;
  const judged = judgeAnswered(answered);
  const said = cleanSaid(answered.body, leaseToken, ports.carrying.saidCharactersMax);
  if (judged.outcome === 'failed') {
    const { code, params, definite } = judged;
    return { outcome: 'failed', problem: { code, params }, said, definite, retryAfter: answered.retryAfter };
  }
  if (judged.outcome === 'awaited') return { outcome: 'awaited', confirms: await keepsPromises(ports, claimed) };
  try {
    await confirmDelivery(ports, caller, { delivery: due.id, leaseToken, packetSha256: judged.packetSha256 });
    ports.seen.note(claimed.system, 'confirmed');
    return { outcome: 'confirmed' };
  } catch (error) {
    if (isCatalogued(error, 'delivery.wrong-digest')) {
      const problem = { code: 'destination.wrong-digest', params: {} } as const;
      return { outcome: 'failed', problem, said, definite: false };
    }
    // It came too late: its time ended, or it was withdrawn, while it was brought.
    if (isCatalogued(error) && error.retry === 'never') throw new CalledOff();
    throw error;
  }
}

/** Asked only of a destination that fails because it does not: confirmations themselves are not slowed down for it. */
async function keepsPromises({ database }: HandOverPorts, { system, fares }: Claimed): Promise<boolean> {
  const { failing_since: since, problem } = fares;
  if (!since || problem?.code !== 'destination.not-confirmed') return false;
  return hasConfirmedSince(database, { system, since });
}

function failureOf(error: CataloguedError, { due }: Claimed): Became {
  const { code, params, detail } = error;
  if (!isTheirs(code)) {
    new Logger('courier').error({ message: 'A packet cannot be brought.', delivery: due.id, error });
  }
  return { outcome: 'failed', problem: { code, params }, said: detail, definite: false };
}
