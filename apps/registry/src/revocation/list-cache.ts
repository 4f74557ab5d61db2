import type { RevocationList } from '@edoc-axis/signature';

/** Lists fetched a moment ago: thousands of certificates name the same one, of several megabytes. */
export interface ListCache {
  find(url: string, at: Date): RevocationList | undefined;
  keep(url: string, list: RevocationList, at: Date): void;
}

/** A revocation is known so much later at the most; lists themselves are published less often. */
const keptMs = 60 * 60_000;
const bytesMax = 32 * 1024 ** 2;

/** Keeps so many bytes; what was fetched first goes first. */
export function createListCache(): ListCache {
  const kept = new Map<string, { readonly list: RevocationList; readonly at: Date }>();
  return {
    find(url, at) {
      const found = kept.get(url);
      if (!found || at.getTime() - found.at.getTime() >= keptMs || at < found.at) return undefined;
      return isStale(found.list, at) ? undefined : found.list;
    },
    keep(url, list, at) {
      kept.delete(url);
      kept.set(url, { list, at });
      let bytes = [...kept.values()].reduce((sum, one) => sum + one.list.der.length, 0);
      for (const [first, one] of kept) {
        if (bytes <= bytesMax) break;
        kept.delete(first);
        bytes -= one.list.der.length;
      }
    },
  };
}

function isStale({ nextUpdate }: RevocationList, at: Date): boolean {
  return nextUpdate !== undefined && at > nextUpdate;
}
