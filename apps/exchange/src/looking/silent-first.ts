import { silentAmong } from '../journey/parts.js';
import type { SentRow } from '../store/list-lines.js';
import type { LookingPorts } from './looked-at.js';

/** Of the recipients that are named, those of which nothing more will be heard. */
export function silentFirst(ports: LookingPorts, rows: readonly SentRow[], at: Date): Promise<ReadonlySet<string>> {
  const named = rows.flatMap(({ first }) => first.map((each) => ({ ...each, since: new Date(each.since) })));
  return silentAmong(ports, named, at);
}
