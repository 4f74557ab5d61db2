import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { api } from '../api/call.js';

/** Names by code, as far as somebody looked for them; an empty one where there is none. */
const names = signal<ReadonlyMap<string, string>>(new Map());
const sought = new Set<string>();

/** What was learnt by the way, such as from a list: it need not be asked for. */
export function learnAgencyNames(agencies: readonly { readonly code: string; readonly name: string }[]): void {
  const news = agencies.filter(({ code, name }) => names.value.get(code) !== name);
  if (news.length > 0) names.value = new Map([...names.value, ...news.map(({ code, name }) => [code, name] as const)]);
}

/** The name of a code, asked for once; the code itself until it comes, and where nobody knows it. */
export function useAgencyName(code: string): string | undefined {
  useEffect(() => {
    if (names.value.has(code) || sought.has(code)) return;
    sought.add(code);
    api.GET('/v1/agencies/{code}', { params: { path: { code } } }).then(
      ({ data }) => learnAgencyNames([{ code, name: data?.name ?? '' }]),
      () => sought.delete(code),
    );
  }, [code]);
  return names.value.get(code) || undefined;
}

/** An agency as people write it: its name, with its code beside. */
export function AgencyName({ code, link }: { code: string; link?: boolean }) {
  const name = useAgencyName(code);
  const shown = (
    <>
      {name && <span class="agency-name">{name} </span>}
      <span class="code quiet nowrap">{code}</span>
    </>
  );
  return link ? <a href={`/agencies/${encodeURIComponent(code)}`}>{shown}</a> : <span>{shown}</span>;
}
