import { api, ask } from '../../api/call.js';
import type { Addressee } from './draft.js';

const pageSize = 500;
/** So many are one document's recipients at the most. */
const recipientsMax = 10_000;

/** One agency with its name: the picker knows codes. */
export async function fetchAgency(code: string): Promise<Addressee> {
  const { data } = await api.GET('/v1/agencies/{code}', { params: { path: { code } } });
  return { code: data?.code ?? code, name: data?.name ?? '' };
}

/** An agency and everything below it that may be written to, page by page. */
export async function fetchBranch(
  under: string,
  signal: AbortSignal,
  tell: (count: number) => void,
): Promise<readonly Addressee[]> {
  const found: Addressee[] = [];
  let after: string | undefined;
  do {
    const query = { under, recipients: true, limit: pageSize, after };
    const page = await ask(api.GET('/v1/agencies', { params: { query }, signal }));
    found.push(...page.agencies.map(({ code, name }) => ({ code, name })));
    after = page.next;
    tell(found.length);
  } while (after !== undefined && found.length < recipientsMax);
  return found;
}
