import type { paths } from '../../api/v1.js';
import { api, ask } from '../../api/call.js';
import { endOfDay, startOfDay } from '../../words/formats.js';
import type { Query } from '../query.js';

type ListPage = paths['/v1/documents']['get']['responses'][200]['content']['application/json'];
type Wanted = NonNullable<paths['/v1/documents']['get']['parameters']['query']>;
export type Line = ListPage['documents'][number];
export type ReceivedLine = Extract<Line, { role: 'received' }>;
export type SentLine = Extract<Line, { role: 'sent' }>;

export interface LinesPage<Row> {
  readonly rows: readonly Row[];
  readonly next?: string;
  readonly searchedBackTo?: string;
}

/** What the address asks of a list: it can be kept as a bookmark. */
export const filterNames = ['text', 'other', 'state', 'from', 'to', 'priority', 'agency'] as const;

export function isFiltered(query: Query): boolean {
  return filterNames.some((name) => query.get(name) !== undefined);
}

export async function askReceived(wanted: Omit<Wanted, 'role'>, signal: AbortSignal): Promise<LinesPage<ReceivedLine>> {
  const query = { ...wanted, role: 'received' as const };
  const { documents, ...page } = await ask(api.GET('/v1/documents', { params: { query }, signal }));
  return { ...page, rows: documents.filter((line): line is ReceivedLine => line.role === 'received') };
}

export async function askSent(wanted: Omit<Wanted, 'role'>, signal: AbortSignal): Promise<LinesPage<SentLine>> {
  const query = { ...wanted, role: 'sent' as const };
  const { documents, ...page } = await ask(api.GET('/v1/documents', { params: { query }, signal }));
  return { ...page, rows: documents.filter((line): line is SentLine => line.role === 'sent') };
}

/** The filters as the axis takes them: days are those of the office. */
export function wantedBy(query: Query): Omit<Wanted, 'role'> {
  const from = query.get('from');
  const to = query.get('to');
  const several = (name: string) => query.get(name)?.split(',').filter(Boolean);
  return {
    text: query.get('text'),
    other: query.get('other'),
    state: several('state') as Wanted['state'],
    agency: several('agency'),
    from: from && startOfDay(from),
    to: to && endOfDay(to),
    priority: query.get('priority') ? Number(query.get('priority')) : undefined,
  };
}
