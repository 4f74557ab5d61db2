import {
  type carryInRevocationList as question,
  type HeardBy,
  type ReplyOf,
  type RevocationEntry,
  revocationsShownMax,
} from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import {
  type Certificate,
  fingerprintOf,
  issuerKeyOf,
  judgeRevocationList,
  openRevocationList,
  type RevocationList,
  readCertificate,
} from '@edoc-axis/signature';
import type { AdministrativeAct } from '../store/registry-writer.js';
import { knownIssuers, listSignersFor, pathOf } from './known-issuers.js';
import { recordOutcome } from './record-outcome.js';
import type { ListParts } from './list-parts.js';
import type { RevocationPorts } from './ports.js';
import { entryOf, type Problem, type Said } from './standing.js';

/**
 * Takes a list that an administrator brings, for a CA nobody can reach from here. It counts like one that was fetched, and
 * until its next update also for certificates registered later.
 * @throws CataloguedError revocation.…: a list that nobody's certificate needs, or that is not believed
 */
export async function carryInList(
  { list: base64, of }: HeardBy<typeof question>,
  act: AdministrativeAct,
  ports: RevocationPorts & { readonly listParts: ListParts },
): Promise<ReplyOf<typeof question>> {
  const brought = Buffer.from(base64, 'base64');
  const bytes = of ? ports.listParts.take(brought, of, act.at) : brought;
  if (typeof bytes === 'number') return { partsMissing: bytes };
  const responder = `list ${fingerprintOf(bytes).slice(0, 16)}, ${act.who}`;
  const list = openRevocationList(bytes);
  if ('state' in list) throw new CataloguedError(list.code, { responder, ...list.params });
  const told = await judgeForAll(list, responder, ports, act.at);
  const [first] = told;
  if (!first) throw new CataloguedError('revocation.list-unwanted', { responder });
  const until = list.nextUpdate ?? act.at;
  await ports.store.write(act, async (writer) => {
    const kept = { kind: 'list', sha256: list.sha256, responder, bytes: list.der, until } as const;
    await writer.revocations.keepAnswer({ ...kept, receivedAt: act.at, carriedInFor: list.issuer.key });
    await writer.note(`list ${list.sha256}`, { responder, until: until.toISOString(), certificates: told.length });
  });
  const revocations: RevocationEntry[] = [];
  for (const { certificate, said } of told) {
    const found = { outcome: { said, responder, bytes: list.der }, aboutAuthorities: [] };
    const entry = entryOf(await recordOutcome(certificate, found, ports));
    if (entry) revocations.push(entry);
  }
  const revoked = revocations.filter(({ state }) => state === 'revoked');
  const others = revocations.filter(({ state }) => state !== 'revoked');
  const shown = [...revoked, ...others].slice(0, revocationsShownMax);
  return { answer: list.sha256, until: until.toISOString(), certificates: told.length, revocations: shown };
}

/** What the list says of each registered certificate of its CA. Where it is believed for none, the first problem is told. */
async function judgeForAll(
  list: RevocationList,
  responder: string,
  ports: RevocationPorts,
  at: Date,
): Promise<{ certificate: Certificate; said: Said }[]> {
  const known = await knownIssuers(ports);
  const told: { certificate: Certificate; said: Said }[] = [];
  let problem: Problem | undefined;
  let after: string | undefined = '';
  while (after !== undefined) {
    const page: { sha256: string; der: Buffer }[] = await ports.store.revocations.certificatesAfter(after);
    after = page.at(-1)?.sha256;
    for (const { der } of page) {
      const certificate = readCertificate(der);
      if (issuerKeyOf(certificate) !== list.issuer.key) continue;
      const path = pathOf(certificate, known, at) ?? [];
      const [, issuer] = path;
      if (!issuer) continue;
      const alsoSigners = listSignersFor(path, known, at);
      const verdict = judgeRevocationList(list, { certificate, issuer, alsoSigners, at });
      if (verdict.state === 'unknown') problem ??= verdict;
      else told.push({ certificate, said: verdict });
    }
  }
  if (told.length === 0 && problem) throw new CataloguedError(problem.code, { responder, ...problem.params });
  return told;
}
