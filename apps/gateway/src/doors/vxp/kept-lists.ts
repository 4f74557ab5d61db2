import { listAgencies, type ListedAgency, type ReplyOf } from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { Asker } from '../../ports.js';
import { type AgencyList, writeAgency } from './protocol/agency-lists.js';
import { done } from './protocol/answers.js';
import { asciiJson } from './protocol/ascii-json.js';

/** The answers to the calls about the directory, whole, as of its newest version. */
export interface KeptLists {
  answer(list: AgencyList, by: AskedFor): Promise<Buffer>;
}

interface Kept {
  readonly version: number;
  /** Something in it is otherwise then. */
  readonly until?: string;
  readonly bytes: Buffer;
}

/**
 * Thousands of agencies are asked for often, and change seldom: each answer is written once for each version of the
 * directory, and again when a day comes for which something was written. Every call asks whether that is so, which is a
 * look at one number; who comes while an answer is being written waits for the same.
 */
export function keepLists(asker: Asker): KeptLists {
  const kept = new Map<AgencyList, Kept>();
  const underWay = new Map<AgencyList, Promise<Kept>>();

  async function write(list: AgencyList, by: AskedFor): Promise<Kept> {
    const written = await writeList(asker, by, (agency) => writeAgency(list, agency));
    kept.set(list, written);
    return written;
  }

  return {
    async answer(list, by) {
      const former = kept.get(list);
      if (former) {
        const { version, at } = await asker.ask(listAgencies, { unlessVersion: former.version, limit: 1 }, by);
        const isOver = former.until !== undefined && Date.parse(at) >= Date.parse(former.until);
        if (version === former.version && !isOver) return former.bytes;
      }
      const writing = underWay.get(list) ?? write(list, by).finally(() => underWay.delete(list));
      underWay.set(list, writing);
      return (await writing).bytes;
    },
  };
}

/** Page by page, so that nobody else waits long meanwhile. */
export async function writeList(
  asker: Asker,
  by: AskedFor,
  writeOne: (agency: ListedAgency) => object | undefined,
): Promise<Kept> {
  const [before = '', after = ''] = asciiJson(done({ data: ['|'] })).split('"|"');
  const pieces = [Buffer.from(before)];
  let page: ReplyOf<typeof listAgencies> | undefined;
  let version: number | undefined;
  let until: string | undefined;
  let comma = '';
  do {
    page = await asker.ask(listAgencies, { at: page?.at, after: page?.next }, by);
    // Pages of a newer version may follow; then the next call sees that this one is not the newest.
    version ??= page.version;
    until = earlier(until, page.until);
    const entries = page.agencies.flatMap((agency) => writeOne(agency) ?? []).map(asciiJson);
    if (entries.length === 0) continue;
    pieces.push(Buffer.from(comma + entries.join(','), 'latin1'));
    comma = ',';
  } while (page.next !== undefined);
  pieces.push(Buffer.from(after));
  return { version, until, bytes: Buffer.concat(pieces) };
}

function earlier(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Date.parse(one) <= Date.parse(other) ? one : other;
}
