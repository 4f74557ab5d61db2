import {
  type ConnectionBoard,
  type ConnectionCheck,
  type UnreachableAgency,
  unreachableShownMax,
} from '@edoc-axis/contracts';
import { cutPage } from '@edoc-axis/platform';
import type { ActiveCheckRow } from '../store/active-checks.js';
import type { ConnectionCheckRow } from '../store/connection-checks.js';

/** A check as it is told, without whom it did not reach. */
export function checkView(row: Omit<ConnectionCheckRow, 'unreachable'>): ConnectionCheck {
  const { id, at, under, by, agencies, reachable } = row;
  const active = isActive(row) && {
    ...{ state: row.state, announces: row.announces },
    ...{ announcedAt: row.announced_at.toISOString(), endsAt: row.ends_at.toISOString() },
  };
  return { ...{ id, at: at.toISOString(), under, by, agencies, reachable }, active: active || undefined };
}

/** The same with what it found. */
export function boardView(row: ConnectionCheckRow | ActiveCheckRow): ConnectionBoard {
  return { ...checkView(row), unreachable: row.unreachable as UnreachableAgency[] };
}

export function isActive(row: object): row is ActiveCheckRow {
  return (row as Partial<ActiveCheckRow>).ends_at !== null;
}

/** As many as are told and fit into a message. */
export function shownOf(unreachable: readonly UnreachableAgency[]): UnreachableAgency[] {
  return cutPage(unreachable, unreachableShownMax, ({ agency }) => agency).page;
}
