import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';

export interface Query {
  readonly get: (name: string) => string | undefined;
  /** Changes some and keeps the others; an empty one is left out. The address says what is shown, so that it can be kept. */
  readonly set: (changes: Readonly<Record<string, string | undefined>>) => void;
  /** The whole of it, to depend on. */
  readonly written: string;
}

export function useQuery(): Query {
  const { url, path, route } = useLocation();
  const written = url.split('?')[1] ?? '';
  const parameters = new URLSearchParams(written);
  return {
    written,
    get: (name) => parameters.get(name) ?? undefined,
    set: (changes) => {
      for (const [name, value] of Object.entries(changes)) {
        if (value) parameters.set(name, value);
        else parameters.delete(name);
      }
      const next = parameters.toString();
      route(next ? `${path}?${next}` : path, true);
    },
  };
}

/** After the last key, so that not every letter is a search. */
const pauseMs = 300;

/** What is typed into a field of the query: it counts once the hands rest, beside whatever else was chosen meanwhile. */
export function useTyped(query: Query, name: string): readonly [string, (typed: string) => void] {
  const kept = query.get(name) ?? '';
  const [typed, setTyped] = useState(kept);
  const newest = useRef(query);
  newest.current = query;
  useEffect(() => setTyped(kept), [kept]);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === kept) return;
    const timer = setTimeout(() => newest.current.set({ [name]: wanted }), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return [typed, setTyped];
}
