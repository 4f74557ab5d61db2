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
