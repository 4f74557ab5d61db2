import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Difference, packetToReread, ReplyOf, reportMismatch, RequestOf } from '@edoc-axis/contracts';
import { CataloguedError, isCatalogued } from '@edoc-axis/domain';
import type { Clock, Directory } from '@edoc-axis/platform';
import { Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import { type AcceptedName, dueUnread, forgetUnread, keepUnread, moveOn, nextAcceptances } from '../store/rereading.js';
import type { Accepted } from './compare-packet.js';
import type { PacketReader } from './packet-reader.js';
import type { PacketPlace } from './reread-packet.js';

export interface RereaderParts {
  readonly pool: Pool;
  readonly ask: (request: RequestOf<typeof packetToReread>) => Promise<ReplyOf<typeof packetToReread>>;
  readonly report: (request: RequestOf<typeof reportMismatch>) => Promise<ReplyOf<typeof reportMismatch>>;
  readonly reader: PacketReader;
  readonly directory: Pick<Directory, 'agencyWithChanges' | 'version'>;
  readonly clock: Clock;
  /** Of the acceptances, from 0 to 1. */
  readonly share: number;
  /** For so long nothing has happened on this axis. */
  readonly quietMs: () => number;
  /** Between two packets; tests do not wait. */
  readonly pause?: (ms: number) => Promise<unknown>;
}

export interface Rereader {
  /**
   * Reads the next acceptances anew, or one that could not be read before. Safe to repeat after dying at any line: what
   * was found is told again, and told twice it counts once.
   */
  step(): Promise<{ readonly more: boolean }>;
  /** Ends what is under way; nothing is written about it. */
  close(): Promise<void>;
}

/** What a crash makes it read twice. */
const factsPerStep = 20;
/** An acceptance of a hundred thousand recipients comes in as many pages. */
const pagesMax = 100;
/** Reading anew is in no hurry: it works a tenth of the time at most, while others are waiting for this machine, */
const restPerWork = 9;
/** and half of it when nobody has done anything for so long: in the evening it comes to the end of the day. */
const restPerWorkInQuiet = 1;
const quietMsMin = 5_000;
const pauseMsMax = 2_000;
const firstAgainMs = 60_000;
const againMsMax = 6 * 3_600_000;

/** Reads what was accepted on a gateway's word again, from the store, and tells the exchange what is not so. */
export function createRereader(parts: RereaderParts): Rereader {
  const { pool, ask, report, reader, directory, clock, share, quietMs, pause = wait } = parts;
  const logger = new Logger('rereading');
  let closing = false;

  /** @returns how long it took, in milliseconds */
  async function reread(name: AcceptedName, tries: number): Promise<number> {
    const began = performance.now();
    const found = await gather(ask, directory, name);
    if (!found) {
      if (tries > 0) await forgetUnread(pool, name.receipt);
      return 0;
    }
    const { accepted, place } = found;
    const differences = await reader
      .read({ accepted, place })
      .catch((error: unknown) => keepForLater(name, tries, error));
    const spentMs = performance.now() - began;
    if (differences && differences.length > 0) await tell(accepted, differences);
    if (differences && tries > 0) await forgetUnread(pool, name.receipt);
    return spentMs;
  }

  async function tell(
    { packet: { id: packet, document } }: Accepted,
    differences: readonly Difference[],
  ): Promise<void> {
    const { frozen, gatewayOut } = await report({ packet, document, differences: [...differences] });
    const message = 'A packet was read anew and is not what it was accepted for.';
    if (frozen) logger.error({ message, document, packet, differences, gatewayOut });
  }

  /** It is not the packet's fault that it cannot be had, and the next ones do not wait for it. */
  async function keepForLater(name: AcceptedName, tries: number, error: unknown): Promise<undefined> {
    if (closing) throw error;
    const { code, params } = isCatalogued(error) ? error : new CataloguedError('axis.internal-error');
    logger.error({ message: 'A stored packet could not be read anew; it is tried again.', ...name, error });
    const waitMs = Math.min(firstAgainMs * 2 ** tries, againMsMax);
    const againAt = new Date(clock.now().getTime() + waitMs);
    await keepUnread(pool, { ...name, code, params, tries: tries + 1, againAt });
    return undefined;
  }

  async function rest(spentMs: number): Promise<void> {
    const perWork = quietMs() < quietMsMin ? restPerWork : restPerWorkInQuiet;
    if (spentMs > 0) await pause(Math.min(perWork * spentMs, pauseMsMax));
  }

  async function step(): Promise<{ more: boolean }> {
    const { position, accepted, isFull } = await nextAcceptances(pool, factsPerStep);
    for (const name of accepted) {
      if (isChosen(name, share)) await rest(await reread(name, 0));
    }
    if (position !== undefined) await moveOn(pool, position);
    const due = await dueUnread(pool, clock.now());
    if (due) await rest(await reread(due, due.tries));
    return { more: isFull };
  }

  return {
    step,
    async close() {
      closing = true;
      await reader.close();
    },
  };
}

/** Which ones are left out is known to nobody beforehand: a receipt's name is drawn when the packet has been accepted. */
function isChosen({ receipt }: AcceptedName, share: number): boolean {
  return createHash('sha256').update(receipt).digest().readUInt32BE() < share * 2 ** 32;
}

/** What was accepted, whole; undefined when there is nothing left to read. */
async function gather(
  ask: RereaderParts['ask'],
  directory: RereaderParts['directory'],
  name: AcceptedName,
): Promise<{ accepted: Accepted; place: PacketPlace } | undefined> {
  const first = await ask({ ...name });
  const { packet, place } = first;
  if (!packet || !place) return undefined;
  // Codes are read as the exchange read them, or not yet.
  if (directory.version < packet.directoryVersion) throw new CataloguedError('process.directory-missing');
  const attachments = [...first.attachments];
  const archived = [...first.archived];
  const addressees = [...first.addressees];
  let { next: after } = first;
  for (let pages = 1; after !== undefined; pages += 1) {
    if (pages >= pagesMax) throw new Error(`The acceptance of ${packet.id} does not end.`);
    const page = await ask({ ...name, after });
    attachments.push(...page.attachments);
    archived.push(...page.archived);
    addressees.push(...page.addressees);
    after = page.next;
  }
  const forms102 = [packet.sender, ...addressees].flatMap((code): [string, string][] => {
    const form = directory.agencyWithChanges(code)?.form102;
    return form === undefined ? [] : [[form, code]];
  });
  return {
    accepted: { packet, attachments, archived, addressees, forms102 },
    place: 'inline' in place ? { inline: Uint8Array.from(place.inline.bytes) } : place,
  };
}
