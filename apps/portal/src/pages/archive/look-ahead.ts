import { api, ask, type Schemas } from '../../api/call.js';
import type { Line } from '../../parts/documents/lines.js';

export interface Wanted {
  readonly agency: string;
  readonly role: 'received' | 'sent';
  readonly from: string;
  readonly to: string;
}

/** What one ZIP holds: it begins after a cursor. */
export interface Part {
  readonly after?: string;
  readonly count: number;
}

export type Reason = 'pending' | 'frozen' | 'revoked' | 'ended';

export interface LookedAhead {
  readonly count: number;
  readonly parts: readonly Part[];
  readonly leftOut: readonly { readonly line: Line; readonly reason: Reason }[];
}

/** As the axis cuts archives: pages of so many, no further page when it might become more than that. */
const pageLimit = 100;
const documentsMax = 1_000;
const partsMax = 50;

/** Goes through the list as an archive would: into how many parts it falls, and what will not be in them. */
export async function lookAhead(
  wanted: Wanted,
  signal: AbortSignal,
  tell: (count: number) => void,
): Promise<LookedAhead> {
  const { agency, role, from, to } = wanted;
  const parts: Part[] = [];
  const leftOut: { line: Line; reason: Reason }[] = [];
  let part: Part = { count: 0 };
  let count = 0;
  let after: string | undefined;
  do {
    const query = { role, agency: [agency], from, to, after, limit: pageLimit };
    const page = await ask(api.GET('/v1/documents', { params: { query }, signal }));
    for (const line of page.documents) {
      const reason = reasonOf(line);
      if (reason) leftOut.push({ line, reason });
    }
    after = page.next;
    count += page.documents.length;
    part = { ...part, count: part.count + page.documents.length };
    if (after === undefined || part.count + pageLimit > documentsMax) {
      if (part.count > 0) parts.push(part);
      part = { after, count: 0 };
    }
    tell(count);
  } while (after !== undefined && parts.length < partsMax);
  return { count, parts, leftOut };
}

const ended: readonly Schemas['Delivery']['state'][] = ['withdrawn', 'expired', 'undeliverable'];

function reasonOf(line: Line): Reason | undefined {
  if (line.frozenAt) return 'frozen';
  if (line.revokedAt) return 'revoked';
  if (line.role === 'sent') return undefined;
  if (line.state === 'pending') return 'pending';
  return ended.includes(line.state) ? 'ended' : undefined;
}
