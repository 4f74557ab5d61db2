import { isReceiptEvent } from '../words/receipt-event.js';

export interface StateTableRow<State extends string> {
  readonly from: State;
  readonly event: string;
  readonly to: State;
  readonly receipt: string;
}

export interface StateTablePromises<State extends string> {
  /** Every state the table speaks of, and no other. */
  readonly states: readonly State[];
  readonly initial: State;
  /** Nothing leads out of these; something leads out of all others. */
  readonly final: readonly State[];
}

/**
 * Checks a state table when the program starts, because a hole in it would show only when somebody falls in.
 *
 * @throws Error that names every broken promise
 */
export function assertStateTable<State extends string>(
  table: readonly StateTableRow<State>[],
  promises: StateTablePromises<State>,
): void {
  const problems = [
    ...foreignStates(table, promises),
    ...unreachableStates(table, promises),
    ...brokenEnds(table, promises),
    ...ambiguousEvents(table),
    ...table
      .filter((row) => !isReceiptEvent(row.receipt))
      .map((row) => `${row.from} –${row.event}→ ${row.to} names no receipt event: "${row.receipt}"`),
  ];
  if (problems.length > 0) throw new Error(`The table of states is wrong: ${problems.join('; ')}`);
}

function foreignStates<State extends string>(
  table: readonly StateTableRow<State>[],
  { states }: StateTablePromises<State>,
): string[] {
  const mentioned = new Set(table.flatMap((row) => [row.from, row.to]));
  return [...mentioned].filter((state) => !states.includes(state)).map((state) => `"${state}" is no state`);
}

function unreachableStates<State extends string>(
  table: readonly StateTableRow<State>[],
  { states, initial }: StateTablePromises<State>,
): string[] {
  const reached = new Set<State>([initial]);
  // A Set's iterator also visits what is added during the walk.
  for (const state of reached) for (const row of table) if (row.from === state) reached.add(row.to);
  return states.filter((state) => !reached.has(state)).map((state) => `nothing leads to ${state}`);
}

function brokenEnds<State extends string>(
  table: readonly StateTableRow<State>[],
  { states, final }: StateTablePromises<State>,
): string[] {
  const left = new Set(table.map((row) => row.from));
  return states.flatMap((state) => {
    if (final.includes(state)) return left.has(state) ? [`${state} is final, but something leads out of it`] : [];
    return left.has(state) ? [] : [`nothing leads out of ${state}`];
  });
}

function ambiguousEvents<State extends string>(table: readonly StateTableRow<State>[]): string[] {
  const seen = new Set<string>();
  return table.flatMap(({ from, event }) => {
    const key = `${from} –${event}→`;
    if (seen.has(key)) return [`${key} leads to two states`];
    seen.add(key);
    return [];
  });
}
