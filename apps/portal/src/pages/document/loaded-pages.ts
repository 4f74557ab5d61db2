import { useEffect, useRef, useState } from 'preact/hooks';
import { offline } from '../../api/call.js';
import { isOffline } from '../../api/problem.js';

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next?: number;
  /** Up to where the tracker knew everything when it was asked. */
  readonly upTo: number;
}

export interface LoadedPages<Row> {
  readonly rows: readonly Row[];
  readonly whole: boolean;
  readonly error?: unknown;
  readonly more: () => void;
}

interface Loaded<Row> {
  readonly rows: readonly Row[];
  readonly after: number;
  readonly whole: boolean;
  readonly error?: unknown;
}

const nothing = { rows: [], after: 0, whole: false };

/**
 * What is appended and never changed, oldest first. `turn` grows when there may be more of it; what is here already is not
 * asked for again.
 */
export function useLoadedPages<Row>(
  asking: (after: number) => Promise<Page<Row>>,
  { document, turn, keyOf }: { document: string; turn: number; keyOf: (row: Row) => string },
): LoadedPages<Row> {
  const [state, setState] = useState<Loaded<Row>>(nothing);
  const calls = useRef(0);
  const load = ({ rows, after }: Loaded<Row>) => {
    const call = (calls.current += 1);
    const known = new Set(rows.map(keyOf));
    asking(after).then(
      (page) => {
        if (call !== calls.current) return;
        const further = page.rows.filter((row) => !known.has(keyOf(row)));
        setState({ rows: [...rows, ...further], after: page.next ?? page.upTo, whole: page.next === undefined });
      },
      (error: unknown) => {
        if (call === calls.current) setState((was) => ({ ...was, error }));
      },
    );
  };
  useEffect(() => {
    setState(nothing);
    load(nothing);
  }, [document]);
  useEffect(() => {
    // Where pages are missing, the next one is not what has just happened.
    if (turn > 0 && state.whole) load(state);
  }, [turn]);
  const isReachable = !offline.value;
  useEffect(() => {
    if (isReachable && isOffline(state.error)) load(state);
  }, [isReachable]);
  return { ...state, more: () => load(state) };
}
