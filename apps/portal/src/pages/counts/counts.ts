import { api, ask } from '../../api/call.js';
import type { paths } from '../../api/v1.js';

export type Statistics = paths['/v1/statistics']['get']['responses'][200]['content']['application/json'];
export type Counts = Statistics['totals'];
export type CountsRow = Statistics['rows'][number];

/** Of the documents of which the signatures are known, those that carry a valid one. Nothing where there are none. */
export function signedShare(counts: Counts, kind: 'packetSigned' | 'pdfSigned'): number | undefined {
  return shareOf(counts[kind], counts.sent - counts.signaturesNotKnown);
}

export function meanHours(hours: number, timed: number): number | undefined {
  return timed === 0 ? undefined : hours / timed;
}

function shareOf(part: number, whole: number): number | undefined {
  return whole <= 0 ? undefined : part / whole;
}

type Wanted = NonNullable<paths['/v1/statistics']['get']['parameters']['query']>;

/** The answer has forms for spreadsheets too; a page reads the one for programs. */
export async function askForStatistics(query: Wanted, signal: AbortSignal): Promise<Statistics> {
  return (await ask(api.GET('/v1/statistics', { params: { query }, signal }))) as Statistics;
}
