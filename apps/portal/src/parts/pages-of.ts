import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { offline } from '../api/call.js';
import { isOffline } from '../api/problem.js';

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next?: string;
}

export interface PagesOf<Row> {
  readonly rows: readonly Row[];
  readonly loading: boolean;
  readonly error?: unknown;
  /** Everything has been asked for. */
  readonly whole: boolean;
  readonly more: () => void;
  readonly again: () => void;
}

/** A list that comes in pages, each asked for when the one before is nearly read; begun anew whenever `depends` change. */
export function usePagesOf<Row>(
  asking: (after: string | undefined, signal: AbortSignal) => Promise<Page<Row>>,
  depends: readonly unknown[],
): PagesOf<Row> {
  const [state, setState] = useState<{ rows: readonly Row[]; next?: string; begun: boolean; error?: unknown }>({
    rows: [],
    begun: false,
  });
  const [turn, setTurn] = useState(0);
  const underWay = useRef<AbortController | undefined>(undefined);
  const asked = useRef(asking);
  asked.current = asking;

  const fetchPage = useCallback((after: string | undefined, before: readonly Row[]) => {
    const giveUp = new AbortController();
    underWay.current = giveUp;
    asked.current(after, giveUp.signal).then(
      ({ rows, next }) => {
        if (giveUp.signal.aborted) return;
        underWay.current = undefined;
        setState({ rows: [...before, ...rows], next, begun: true });
      },
      (error: unknown) => {
        if (giveUp.signal.aborted) return;
        underWay.current = undefined;
        setState((was) => ({ ...was, error }));
      },
    );
  }, []);

  // Before anything is painted: on an old computer painting takes longer than the question.
  useLayoutEffect(() => {
    fetchPage(undefined, []);
    return () => underWay.current?.abort();
  }, [...depends, turn]);

  const again = () => setTurn((before) => before + 1);
  const isReachable = !offline.value;
  useEffect(() => {
    if (isReachable && isOffline(state.error)) again();
  }, [isReachable]);

  const more = useCallback(() => {
    if (underWay.current || state.next === undefined || state.error !== undefined) return;
    fetchPage(state.next, state.rows);
  }, [state]);

  return {
    rows: state.rows,
    loading: !state.begun && state.error === undefined,
    error: state.error,
    whole: state.begun && state.next === undefined,
    more,
    again,
  };
}
