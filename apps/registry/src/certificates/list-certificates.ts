import type { HeardBy, listCertificates as question, ReplyOf } from '@edoc-axis/contracts';
import { sentences } from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';
import { readCode } from '../agencies/read-code.js';
import { entryOf, type Problem } from '../revocation/standing.js';
import type { RegistryStore } from '../store/registry-store.js';

/** Registered certificates by digest, revoked ones too, with what is known of their revocation; of one agency or of all. */
export async function listCertificates(
  { agency, after, limit }: HeardBy<typeof question>,
  { reader, revocations }: RegistryStore,
): Promise<ReplyOf<typeof question>> {
  const code = agency === undefined ? undefined : await readCode(agency, reader);
  const found = await reader.certificates({ agency: code, after, limit: limit + 1 });
  const { page, next } = cutPage(found, limit, ({ sha256 }) => sha256);
  const standings = await revocations.standings(page.map(({ sha256 }) => sha256));
  const certificates = page.map((entry) => {
    const standing = standings.find(({ certificate }) => certificate === entry.sha256);
    return {
      ...entry,
      revocation: standing && entryOf(standing),
      problem: standing?.problem && say(standing.problem),
    };
  });
  return { certificates, next };
}

function say({ code, params }: Problem) {
  return { code, params: { ...params }, sentence: sentences(code, params) };
}
