import { FakeRefusal, on } from './answering.js';
import { agencyOf, country, isBranch, isUnder } from './country.js';
import { mine } from './made-up.js';

const packetBytesMax = 200 * 1024 ** 2;

const list = { name: 'Các sở', changedAt: '2026-01-05T08:00:00+07:00', changedBy: 'person:vanthu' };
const listed = ['H36.01', 'H36.02', 'H36.03', 'H36.04'];

export const agencyAnswers = [
  on('get', '/v1/agencies', ({ query }) => {
    const wanted = (query.get('q') ?? '').toLowerCase();
    const under = query.get('under');
    const found = country.filter(
      (each) => (under === null || isUnder(each, under)) && `${each.code} ${each.name}`.toLowerCase().includes(wanted),
    );
    return { ...pageOf(found, query), version: 1 };
  }),
  on('get', '/v1/agency-tree', ({ query }) => {
    const below = query.get('below') ?? undefined;
    const page = pageOf(
      country.filter(({ parent }) => parent === below),
      query,
    );
    return { ...page, branches: page.agencies.map(({ code }) => code).filter(isBranch), version: 1 };
  }),
  on('get', '/v1/agencies/{code}', ({ path }) => {
    const found = agencyOf(path.code ?? '');
    if (!found) throw new FakeRefusal(404, 'agency.unknown', `Không có cơ quan ${path.code}.`);
    return found;
  }),
  on('get', '/v1/agencies/{code}/capabilities', ({ path: { code = '' } }) => {
    const worksHere = code === mine.code;
    return {
      code,
      name: worksHere ? mine.name : (agencyOf(code)?.name ?? code),
      open: true,
      reachable: true,
      served: { how: worksHere ? 'portal' : 'collect' },
      accepts: { packetBytesMax, businessTypes: [0, 1, 2, 3] },
    } as never;
  }),
  on('get', '/v1/agencies/{code}/recipient-lists', () => ({ lists: [{ ...list, recipients: listed.length }] })),
  on('get', '/v1/agencies/{code}/recipient-lists/{name}', () => ({
    ...list,
    recipients: listed.map((code) => ({ code, name: agencyOf(code)?.name, reachable: true })),
  })),
  on('get', '/v1/approvals', () => ({ proposals: [] })),
];

/** In pages, as an axis does. */
function pageOf<Each extends { readonly code: string }>(all: readonly Each[], query: URLSearchParams) {
  const limit = Number(query.get('limit') ?? 200);
  const from = Number(query.get('after') ?? 0);
  const next = from + limit < all.length ? String(from + limit) : undefined;
  return { agencies: all.slice(from, from + limit), next };
}
