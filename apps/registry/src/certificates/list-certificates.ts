import type { HeardBy, listCertificates as question, ReplyOf } from '@edoc-axis/contracts';
import { type Caller, demand, mayListCertificates, sentences } from '@edoc-axis/domain';
import { type Clock, cutPage } from '@edoc-axis/platform';
import { readCode } from '../agencies/read-code.js';
import { entryOf, type Problem } from '../revocation/standing.js';
import type { EndNotice } from '../store/notices.js';
import type { RegistryStore } from '../store/registry-store.js';

/**
 * Registered certificates by digest, revoked ones too, with what is known of their revocation; of one agency or of all.
 * @throws CataloguedError `caller.…`
 */
export async function listCertificates(
  { agency, endsWithinDays, after, limit }: HeardBy<typeof question>,
  caller: Caller,
  { store, clock }: { readonly store: RegistryStore; readonly clock: Clock },
): Promise<ReplyOf<typeof question>> {
  const { reader, revocations } = store;
  const code = agency === undefined ? undefined : await readCode(agency, reader);
  const from = clock.now();
  demand(mayListCertificates(caller, code, from));
  const ending = endsWithinDays && { from, until: new Date(from.getTime() + endsWithinDays * dayMs) };
  const found = await reader.certificates({ agency: code, ending: ending || undefined, after, limit: limit + 1 });
  const { page, next } = cutPage(found, limit, ({ sha256 }) => sha256);
  const standings = await revocations.standings(page.map(({ sha256 }) => sha256));
  const notices = await store.noticesOf(page.map(({ sha256 }) => sha256));
  const certificates = page.map((entry) => {
    const standing = standings.find(({ certificate }) => certificate === entry.sha256);
    return {
      ...entry,
      revocation: standing && entryOf(standing),
      problem: standing?.problem && say(standing.problem),
      notices: said(notices.filter(({ certificate }) => certificate === entry.sha256)),
    };
  });
  return { certificates, next };
}

const dayMs = 24 * 60 * 60_000;

function said(notices: readonly EndNotice[]) {
  if (notices.length === 0) return undefined;
  return notices.map(({ daysBefore, at, endsAt }) => ({
    daysBefore,
    noticedAt: at.toISOString(),
    endsAt: endsAt.toISOString(),
  }));
}

function say({ code, params }: Problem) {
  return { code, params: { ...params }, sentence: sentences(code, params) };
}
