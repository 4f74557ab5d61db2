import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { offline } from '../api/call.js';
import { isOffline } from '../api/problem.js';
import { ProblemNote } from './note.js';

/** What a page asked the axis. While it is asked anew, what was known stays. */
export interface Asked<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly loading: boolean;
  /** Asks again. */
  readonly again: () => void;
  /** Puts what an act has answered in its place, without asking. */
  readonly put: (data: Data) => void;
}

/**
 * Asks when the page opens and whenever `depends` change; an answer that came too late is dropped. While the axis cannot be
 * reached it waits, and asks again when it can.
 */
export function useAsked<Data>(
  asking: (signal: AbortSignal) => Promise<Data>,
  depends: readonly unknown[],
): Asked<Data> {
  const [state, setState] = useState<{ data?: Data; error?: unknown; loading: boolean }>({ loading: true });
  const [turn, setTurn] = useState(0);
  const asked = useRef(asking);
  asked.current = asking;
  // Before anything is painted: on an old computer painting takes longer than the question.
  useLayoutEffect(() => {
    const giveUp = new AbortController();
    setState(({ data }) => ({ data, loading: true }));
    asked.current(giveUp.signal).then(
      (data) => giveUp.signal.aborted || setState({ data, loading: false }),
      (error: unknown) => giveUp.signal.aborted || setState(({ data }) => ({ data, error, loading: false })),
    );
    return () => giveUp.abort();
  }, [...depends, turn]);
  const again = () => setTurn((before) => before + 1);
  const isReachable = !offline.value;
  useEffect(() => {
    if (isReachable && isOffline(state.error)) again();
  }, [isReachable]);
  return { ...state, again, put: (data) => setState({ data, loading: false }) };
}

/** Draws what was asked, or why it is not there; the bar over it says that it is being asked. */
export function Shown<Data>({ asked, children }: { asked: Asked<Data>; children: (data: Data) => ComponentChildren }) {
  const { data, error, loading, again } = asked;
  return (
    <>
      {loading && <div class="waiting" role="progressbar" aria-label="…" />}
      {error !== undefined && <ProblemNote error={error} again={again} />}
      {data !== undefined && children(data)}
    </>
  );
}
