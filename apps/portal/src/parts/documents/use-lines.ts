import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { offline } from '../../api/call.js';
import { isOffline } from '../../api/problem.js';
import type { LinesPage } from './lines.js';
import { mergeLines } from './merge-lines.js';

export interface Lines<Row> {
  readonly rows: readonly Row[];
  readonly loading: boolean;
  readonly error?: unknown;
  readonly whole: boolean;
  /** The search has come so far, and there is more to look through. */
  readonly searchedBackTo?: string;
  /** It looked so far by itself, and goes on when it is told to. */
  readonly resting: boolean;
  readonly more: () => void;
  readonly again: () => void;
  /** Asks for the beginning anew, where something happened; who reads further down stays there. */
  readonly refresh: () => void;
}

interface Looked<Row> extends LinesPage<Row> {
  readonly begun: boolean;
  readonly error?: unknown;
}

const pageRows = 50;
const refreshedRowsMax = 500;
/** A search that finds little goes on by itself for so many calls, each of which looks through thousands. */
const callsByItselfMax = 12;

/** A list of documents that comes in pages, the newest first. Searches go on by themselves until a page is full. */
export function useLines<Row>(
  asking: (page: { after?: string; limit: number }, signal: AbortSignal) => Promise<LinesPage<Row>>,
  { depends, keyOf }: { depends: readonly unknown[]; keyOf: (row: Row) => string },
): Lines<Row> {
  const [looked, setLooked] = useState<Looked<Row>>({ rows: [], begun: false });
  const [turn, setTurn] = useState(0);
  const underWay = useRef<AbortController | undefined>(undefined);
  const byItself = useRef({ calls: 0, untilRows: pageRows });

  const look = (before: Looked<Row>, after: string | undefined) => {
    const giveUp = new AbortController();
    underWay.current = giveUp;
    asking({ after, limit: pageRows }, giveUp.signal).then(
      (page) => {
        if (giveUp.signal.aborted) return;
        underWay.current = undefined;
        setLooked({ ...page, rows: [...before.rows, ...page.rows], begun: true });
      },
      (error: unknown) => {
        if (giveUp.signal.aborted) return;
        underWay.current = undefined;
        setLooked((was) => ({ ...was, error }));
      },
    );
  };
  const begin = () => {
    byItself.current = { calls: 0, untilRows: pageRows };
    look({ rows: [], begun: false }, undefined);
    return () => underWay.current?.abort();
  };
  // Before anything is painted: on an old computer painting takes longer than the question.
  useLayoutEffect(begin, [...depends, turn]);

  const isShort = looked.next !== undefined && looked.searchedBackTo !== undefined;
  const goesOn = isShort && looked.error === undefined && looked.rows.length < byItself.current.untilRows;
  const resting = goesOn && byItself.current.calls >= callsByItselfMax;
  useEffect(() => {
    if (!goesOn || resting || underWay.current) return;
    byItself.current.calls += 1;
    look(looked, looked.next);
  }, [looked]);

  const again = () => setTurn((before) => before + 1);
  const isReachable = !offline.value;
  useEffect(() => {
    if (isReachable && isOffline(looked.error)) again();
  }, [isReachable]);

  const more = () => {
    if (underWay.current || looked.next === undefined || looked.error !== undefined) return;
    byItself.current = { calls: 0, untilRows: looked.rows.length + pageRows };
    look(looked, looked.next);
  };
  const refresh = () => {
    if (underWay.current || !looked.begun) return;
    const giveUp = new AbortController();
    underWay.current = giveUp;
    const limit = Math.min(refreshedRowsMax, Math.max(pageRows, looked.rows.length));
    asking({ limit }, giveUp.signal).then(
      (page) => {
        if (giveUp.signal.aborted) return;
        underWay.current = undefined;
        setLooked((was) => ({ ...was, ...mergeLines(page, was, keyOf), error: undefined }));
      },
      // What is shown stays: it was true a moment ago, and the next event asks again.
      () => (underWay.current = undefined),
    );
  };
  const { rows, begun, error, next, searchedBackTo } = looked;
  return {
    ...{ rows, error, more, again, refresh, resting },
    loading: (!begun || (goesOn && !resting)) && error === undefined,
    whole: begun && next === undefined,
    searchedBackTo: next === undefined ? undefined : searchedBackTo,
  };
}
