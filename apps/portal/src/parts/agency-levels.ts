import { useEffect, useRef, useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../api/call.js';
import { learnAgencyNames } from './agency-name.js';

export type Agency = Schemas['Agency'];

/** Directly below one agency, as far as they have come. */
export interface Level {
  readonly agencies: readonly Agency[];
  readonly branches: ReadonlySet<string>;
  /** All of them are there. */
  readonly whole: boolean;
  readonly error?: unknown;
}

export interface Levels {
  /** Of the top for the empty code. */
  readonly of: ReadonlyMap<string, Level>;
  readonly fetch: (code: string) => void;
}

interface Wanted {
  readonly at?: string;
  readonly recipients?: boolean;
}

const none: Level = { agencies: [], branches: new Set(), whole: false };

/** Levels of the tree of agencies, each fetched page by page when it is first opened; begun anew when what is wanted changes. */
export function useAgencyLevels({ at, recipients = false }: Wanted, depends: readonly unknown[]): Levels {
  const [levels, setLevels] = useState<ReadonlyMap<string, Level>>(new Map());
  const turn = useRef({ giveUp: new AbortController(), asked: new Set<string>() });

  const fetch = (code: string) => {
    const { giveUp, asked } = turn.current;
    if (asked.has(code)) return;
    asked.add(code);
    const put = (level: Level) => {
      if (!giveUp.signal.aborted) setLevels((before) => new Map(before).set(code, level));
    };
    void fetchLevel(code, { at, recipients }, giveUp.signal, put);
  };

  useEffect(() => {
    turn.current = { giveUp: new AbortController(), asked: new Set() };
    const { giveUp } = turn.current;
    setLevels(new Map());
    return () => giveUp.abort();
  }, [at, recipients, ...depends]);

  return { of: levels, fetch };
}

async function fetchLevel(code: string, wanted: Wanted, signal: AbortSignal, put: (level: Level) => void) {
  let level = none;
  let after: string | undefined;
  put(level);
  try {
    do {
      const query = { ...wanted, below: code || undefined, after };
      const page = await ask(api.GET('/v1/agency-tree', { params: { query }, signal }));
      learnAgencyNames(page.agencies);
      after = page.next;
      level = {
        agencies: [...level.agencies, ...page.agencies],
        branches: new Set([...level.branches, ...page.branches]),
        whole: after === undefined,
      };
      put(level);
    } while (after !== undefined);
  } catch (error) {
    put({ ...level, whole: true, error });
  }
}
