import type { AgencyEntry } from '@edoc-axis/contracts';
import { foldText } from '@edoc-axis/domain';
import { AgencyIndex } from '@edoc-axis/platform';
import { expectThat } from './expect.js';
import { type Spread, spreadOf } from './spread.js';

/** As many as a picker shows. */
const limit = 20;
const prefixesSought = 20_000;
const timesEach = 50;

/** What people type: common words and rare ones, codes, and what is nowhere, for which every name is read. */
const searches = [
  'trường tiểu học',
  'UBND xã Đức Thọ',
  'sở nội vụ lâm đồng',
  'trung tam y te yen',
  'h36.15',
  '000.00.15.H36',
  'phòng tổ chức hành chính bộ tài chính',
  'truong mam non khong co o dau',
  'zzzz',
];

export interface LookUps {
  readonly prefixUs: Spread;
  /** Of the search whose median is the longest. */
  readonly searchMs: Spread;
  readonly slowestSearch: string;
}

/** Times look-ups in the index of agencies, and that they find what reading every name finds. */
export function timeLookUps(entries: readonly AgencyEntry[]): LookUps {
  const at = new Date();
  const index = new AgencyIndex();
  const changes = entries.map((entry, n) => ({ version: n + 1, at: entry.validFrom, entry }));
  index.apply(changes, changes.length);

  const step = Math.max(1, Math.floor(entries.length / prefixesSought));
  const prefixes = entries.filter(({ centre }, n) => !centre && n % step === 0).map(({ code }) => code);
  const look = (prefix: string) => index.find({ prefix, words: [], at, limit });
  for (const prefix of prefixes) expectThat(isAllBelow(look(prefix), prefix), `what is found begins with ${prefix}`);
  const prefixMs = prefixes.map((prefix) => timed(() => look(prefix)));

  const timedSearches = searches.map((search) => {
    const words = foldText(search).split(' ');
    expectThat(
      isComplete(index.find({ words, at, limit }), words, entries),
      `"${search}" finds what reading would find`,
    );
    const times = Array.from({ length: timesEach }, () => timed(() => index.find({ words, at, limit })));
    return { search, spread: spreadOf(times) };
  });
  const slowest = timedSearches.reduce((one, other) => (other.spread.p50 > one.spread.p50 ? other : one));
  return {
    prefixUs: spreadOf(prefixMs.map((ms) => ms * 1_000)),
    searchMs: slowest.spread,
    slowestSearch: slowest.search,
  };
}

function isAllBelow(found: readonly AgencyEntry[], prefix: string): boolean {
  return found.length > 0 && found.every(({ code }) => code.startsWith(prefix));
}

function isComplete(found: readonly AgencyEntry[], words: readonly string[], entries: readonly AgencyEntry[]): boolean {
  const fits = ({ name, code, form102 = '', centre }: AgencyEntry) => {
    const text = foldText(`${name} ${code} ${form102}`.trim());
    return !centre && words.every((word) => text.includes(word));
  };
  return found.every(fits) && found.length === Math.min(limit, entries.filter(fits).length);
}

function timed(work: () => void): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}
