import { isErrorCode } from '@edoc-axis/domain';
import { type EntityManager, In, LessThanOrEqual } from 'typeorm';
import { entryOf, type Problem, type Standing } from '../revocation/standing.js';
import { appendChanges } from './append-changes.js';
import { CertificateRow } from './entities/certificate-row.js';
import { IssuerRow, MetCertificateRow, RevocationAnswerRow, RevocationRow } from './entities/revocation-row.js';

export interface KeptAnswer {
  readonly sha256: string;
  readonly kind: 'ocsp' | 'list';
  readonly responder: string;
  readonly receivedAt: Date;
  readonly until?: Date;
  readonly carriedInFor?: string;
  readonly bytes: Uint8Array;
}

export interface AnswerPart extends Pick<KeptAnswer, 'kind' | 'responder' | 'receivedAt'> {
  readonly bytesInAll: number;
  readonly part: Buffer;
}

/** Certificates of which nothing is kept yet, read at once. */
const newMax = 500;

/** An axis of a country meets fewer; whoever sent files of ever new strangers would fill the registry otherwise. */
const strangersMax = 20_000;

const revokedForGood = `(r.state = 'revoked' and r.reason is distinct from 'certificateHold')`;

/** What the registry keeps of revocation: standings, answers, and the issuers to ask for. */
export class Revocations {
  constructor(private readonly manager: EntityManager) {}

  async standing(certificate: string): Promise<Standing | undefined> {
    const row = await this.manager.findOneBy(RevocationRow, { certificate });
    return row ? standingOf(row) : undefined;
  }

  async standings(certificates: readonly string[]): Promise<Standing[]> {
    return (await this.manager.findBy(RevocationRow, { certificate: In([...certificates]) })).map(standingOf);
  }

  /** Those whose time to be asked has come, the longest due first. */
  async due(at: Date, limit: number): Promise<Standing[]> {
    const rows = await this.manager.find(RevocationRow, {
      where: { nextAttemptAt: LessThanOrEqual(at) },
      order: { nextAttemptAt: 'asc' },
      take: limit,
    });
    return rows.map(standingOf);
  }

  /** Of the registered ones, those that nobody vouches for since a moment or longer. */
  async unknownSince(since: Date, limit: number): Promise<Standing[]> {
    const rows = await this.manager
      .createQueryBuilder(RevocationRow, 'r')
      .where({ state: 'unknown', since: LessThanOrEqual(since) })
      .andWhere('exists (select from registry.certificate c where c.sha256 = r.certificate)')
      .orderBy('r.since')
      .take(limit)
      .getMany();
    return rows.map(standingOf);
  }

  /** How many are registered. */
  certificates(): Promise<number> {
    return this.manager.count(CertificateRow);
  }

  /** DER of a certificate that is registered or was met. */
  async certificateDer(sha256: string): Promise<Buffer | undefined> {
    const registered = await this.manager.findOneBy(CertificateRow, { sha256 });
    return (registered ?? (await this.manager.findOneBy(MetCertificateRow, { sha256 })))?.der;
  }

  /**
   * Strangers' certificates, met now; there is room for so many.
   * @returns the digests of those that are kept
   */
  async meet(
    certificates: readonly { readonly sha256: string; readonly der: Buffer }[],
    at: Date,
  ): Promise<Set<string>> {
    // What comes twice in one statement would touch a row twice.
    const met = [...new Map(certificates.map((one) => [one.sha256, one])).values()];
    const rows = await this.manager.query<{ sha256: string }[]>(
      `insert into registry.met_certificate (sha256, der, met_at)
       select m.sha256, m.der, $3 from unnest($1::text[], $2::bytea[]) as m (sha256, der)
        where exists (select from registry.met_certificate k where k.sha256 = m.sha256)
           or (select count(*) from registry.met_certificate) < $4
       on conflict (sha256) do update set met_at = excluded.met_at
       returning sha256`,
      [met.map(({ sha256 }) => sha256), met.map(({ der }) => der), at, strangersMax],
    );
    return new Set(rows.map(({ sha256 }) => sha256));
  }

  /**
   * Forgets strangers that nobody has met since a moment, and what is known of their revocation. What was revoked for good
   * is asked no more and stays known: the exchange goes on believing it, and its answer must not go.
   */
  async forgetStrangers(since: Date): Promise<void> {
    await this.manager.query(
      `with forgotten as (
         delete from registry.met_certificate m where met_at < $1
         returning sha256, exists (select from registry.certificate c where c.sha256 = m.sha256) as registered
       ), ended as (
         update registry.revocation r set next_attempt_at = null from forgotten f
          where r.certificate = f.sha256 and not f.registered and ${revokedForGood}
       )
       delete from registry.revocation r using forgotten f
        where r.certificate = f.sha256 and not f.registered and not ${revokedForGood}`,
      [since],
    );
  }

  /** Registered certificates of which no standing is kept: registered before, or a moment ago. */
  async withoutStanding(): Promise<{ sha256: string; der: Buffer }[]> {
    return this.manager.query<{ sha256: string; der: Buffer }[]>(
      `select sha256, der from registry.certificate c
        where not exists (select from registry.revocation r where r.certificate = c.sha256) limit $1`,
      [newMax],
    );
  }

  /** All registered certificates, one after another, in pages: a list speaks of any of them. */
  async certificatesAfter(sha256: string): Promise<{ sha256: string; der: Buffer }[]> {
    return this.manager.query<{ sha256: string; der: Buffer }[]>(
      `select sha256, der from registry.certificate where sha256 > $1 order by sha256 limit $2`,
      [sha256, newMax],
    );
  }

  async issuers(): Promise<Buffer[]> {
    return (await this.manager.find(IssuerRow, { order: { sha256: 'asc' } })).map(({ der }) => der);
  }

  async keepIssuers(issuers: readonly { readonly sha256: string; readonly der: Buffer }[]): Promise<void> {
    if (issuers.length > 0) await this.manager.upsert(IssuerRow, [...issuers], ['sha256']);
  }

  /** The newest first. */
  async listsCarriedInFor(issuerKey: string, at: Date): Promise<{ sha256: string; bytes: Buffer }[]> {
    return this.manager.query<{ sha256: string; bytes: Buffer }[]>(
      `select sha256, bytes from registry.revocation_answer
        where carried_in_for = $1 and until >= $2 order by until desc limit 2`,
      [issuerKey, at],
    );
  }

  async answer(sha256: string): Promise<Buffer | undefined> {
    return (await this.manager.findOneBy(RevocationAnswerRow, { sha256 }))?.bytes;
  }

  /** A part of it, with what is known of the whole. */
  async answerPart(sha256: string, from: number, bytesMax: number): Promise<AnswerPart | undefined> {
    const [row] = await this.manager.query<AnswerPart[]>(
      `select kind, responder, received_at as "receivedAt", octet_length(bytes) as "bytesInAll",
              substr(bytes, $2::integer + 1, $3::integer) as part
         from registry.revocation_answer where sha256 = $1`,
      [sha256, from, bytesMax],
    );
    return row;
  }

  private hasAnswer(sha256: string): Promise<boolean> {
    return this.manager.existsBy(RevocationAnswerRow, { sha256 });
  }

  /** Once; a list that was fetched and is carried in later is found for its CA from then on. */
  async keepAnswer(answer: KeptAnswer): Promise<void> {
    const { sha256, kind, responder, receivedAt, until = null, carriedInFor = null } = answer;
    // A list of megabytes is kept for the first of its certificates, and need not travel for the others.
    if (carriedInFor === null && (await this.hasAnswer(sha256))) return;
    await this.manager.query(
      `insert into registry.revocation_answer (sha256, kind, responder, received_at, until, carried_in_for, bytes)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (sha256) do update
         set carried_in_for = coalesce(registry.revocation_answer.carried_in_for, excluded.carried_in_for)`,
      [sha256, kind, responder, receivedAt, until, carriedInFor, Buffer.from(answer.bytes)],
    );
  }

  /** Keeps standings, and publishes those that now say something else. Within the transaction that holds the versions. */
  async put(at: Date, ...standings: readonly Standing[]): Promise<void> {
    if (standings.length === 0) return;
    const rows = await this.manager.findBy(RevocationRow, { certificate: In(standings.map((one) => one.certificate)) });
    const former = new Map(rows.map((row) => [row.certificate, row]));
    const entries = standings.flatMap((standing) => {
      const entry = entryOf(standing);
      const before = former.get(standing.certificate);
      return entry && JSON.stringify(entry) !== JSON.stringify(before && entryOf(standingOf(before))) ? entry : [];
    });
    // Nobody's administrative act, so the audit log has nothing of it.
    const first = entries.length > 0 ? await appendChanges(this.manager, at, entries) : 0;
    const published = new Map(entries.map(({ certificate }, n) => [certificate, String(first + n)]));
    const kept = standings.map((standing) => {
      const { certificate } = standing;
      return { ...rowOf(standing), version: published.get(certificate) ?? former.get(certificate)?.version ?? null };
    });
    await this.manager.upsert(RevocationRow, kept, ['certificate']);
  }

  /**
   * Takes versions of the directory that say something old of a revocation, and answers that nothing rests on any more,
   * when they are older than a moment of each. Whoever follows from before them gets the later version instead.
   * @returns how many there were, at most `limit` of each
   */
  async prune(
    before: { readonly versions: Date; readonly answers: Date },
    limit: number,
  ): Promise<{ versions: number; answers: number }> {
    const count = async (moment: Date, statement: string) =>
      Number((await this.manager.query<{ count: string }[]>(statement, [moment, limit]))[0]?.count);
    const versions = await count(
      before.versions,
      // The newest version stays whatever it says: the next one is counted from it.
      `with old as (
         select d.version from registry.directory_change d
          where d.kind = 'revocation' and d.at < $1
            and not exists (select from registry.revocation r where r.version = d.version)
            and d.version < (select max(version) from registry.directory_change)
          order by d.version limit $2
       ), pruned as (
         delete from registry.directory_change d using old where d.version = old.version returning d.version
       )
       select count(*) from pruned`,
    );
    const answers = await count(
      before.answers,
      `with old as (
         select a.sha256 from registry.revocation_answer a
          where coalesce(greatest(a.until, a.received_at), a.received_at) < $1
            and not exists (select from registry.revocation r where r.answer = a.sha256)
            and a.sha256 not in (select distinct u.answer from registry.revocation r,
                                   jsonb_to_recordset(r.authorities) as u (answer text))
          limit $2
       ), pruned as (
         delete from registry.revocation_answer a using old where a.sha256 = old.sha256 returning a.sha256
       )
       select count(*) from pruned`,
    );
    return { versions, answers };
  }
}

function standingOf(row: RevocationRow): Standing {
  return {
    certificate: row.certificate,
    state: row.state,
    responder: row.responder,
    since: row.since ?? undefined,
    until: row.until ?? undefined,
    revokedAt: row.revokedAt ?? undefined,
    reason: row.reason ?? undefined,
    answer: row.answer ?? undefined,
    authorities: row.authorities?.map(({ certificate, answer }) => ({ certificate, answer })),
    failures: row.failures,
    problem: problemOf(row.problem),
    nextAttemptAt: row.nextAttemptAt ?? undefined,
  };
}

/** Undefined too for one that an older registry wrote down and that has no sentence any more. */
function problemOf(kept: object | null): Problem | undefined {
  const { code, params } = (kept ?? {}) as Partial<Problem>;
  return isErrorCode(code) ? { code, params: params ?? {} } : undefined;
}

function rowOf(standing: Standing): Omit<RevocationRow, 'version'> {
  return {
    certificate: standing.certificate,
    state: standing.state,
    responder: standing.responder,
    since: standing.since ?? null,
    until: standing.until ?? null,
    revokedAt: standing.revokedAt ?? null,
    reason: standing.reason ?? null,
    answer: standing.answer ?? null,
    authorities: standing.authorities?.length ? [...standing.authorities] : null,
    failures: standing.failures,
    problem: standing.problem ?? null,
    nextAttemptAt: standing.nextAttemptAt ?? null,
  };
}
