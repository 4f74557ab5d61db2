import type { EntityManager } from 'typeorm';
import { In, MoreThan, Not } from 'typeorm';
import { InvitationRow, PersonRow, SessionRow } from './entities/person-row.js';

/** A session with the account it belongs to, as both are now. */
export interface LiveSession {
  readonly session: SessionRow;
  readonly person: PersonRow;
  /** When the last of the agencies it is for closes; absent while that is not planned. */
  readonly closesAt?: Date;
}

/** An account's grants with the agencies they name: null for what is for the whole axis, or names no agency we know. */
const agenciesOf = (person: string) => `
  jsonb_array_elements(${person}.grants) g
  cross join lateral jsonb_array_elements_text(coalesce(g->'agencies', jsonb_build_array(g->>'branch'))) c(code)
  left join registry.agency a on a.code = c.code`;

/** Accounts, their invitations and sessions. */
export class People {
  constructor(private readonly manager: EntityManager) {}

  async person(name: string): Promise<PersonRow | undefined> {
    return (await this.manager.findOneBy(PersonRow, { name })) ?? undefined;
  }

  among(names: readonly string[]): Promise<PersonRow[]> {
    return this.manager.findBy(PersonRow, { name: In([...names]) });
  }

  page({ after, limit }: { readonly after?: string; readonly limit: number }): Promise<PersonRow[]> {
    const where = after === undefined ? {} : { name: MoreThan(after) };
    return this.manager.find(PersonRow, { where, order: { name: 'asc' }, take: limit });
  }

  /** Of these agencies, those that have a clerk who has joined and is not disabled. */
  async clerked(agencies: readonly string[]): Promise<string[]> {
    const rows = await this.manager.query<{ code: string }[]>(
      `select c.code from unnest($1::text[]) as c(code)
        where exists (select from registry.person p
                       where p.grants @> jsonb_build_array(jsonb_build_object('role', 'clerk', 'agencies', jsonb_build_array(c.code)))
                         and p.joined_at is not null and p.disabled_at is null)`,
      [agencies],
    );
    return rows.map(({ code }) => code);
  }

  async add(...rows: readonly PersonRow[]): Promise<void> {
    await this.manager.insert(PersonRow, [...rows]);
  }

  async change(name: string, changed: Partial<PersonRow>): Promise<void> {
    await this.manager.update(PersonRow, { name }, changed);
  }

  /** A code counts once: false when it, or a later one, did before. */
  async spendStep(name: string, step: number): Promise<boolean> {
    const [, count] = await this.manager.query<[unknown, number]>(
      `update registry.person set second_factor_step = $2
        where name = $1 and coalesce(second_factor_step, -1) < $2`,
      [name, step],
    );
    return count > 0;
  }

  /** A recovery code counts once. */
  async spendRecovery(name: string, digest: string): Promise<boolean> {
    const [, count] = await this.manager.query<[unknown, number]>(
      `update registry.person set recovery = array_remove(recovery, $2) where name = $1 and $2 = any(recovery)`,
      [name, digest],
    );
    return count > 0;
  }

  async invite(...rows: readonly InvitationRow[]): Promise<void> {
    await this.manager.delete(InvitationRow, { person: In(rows.map(({ person }) => person)) });
    await this.manager.insert(InvitationRow, [...rows]);
  }

  async invitation(tokenSha256: string, at: Date): Promise<InvitationRow | undefined> {
    return (await this.manager.findOneBy(InvitationRow, { tokenSha256, until: MoreThan(at) })) ?? undefined;
  }

  invitationsOf(names: readonly string[], at: Date): Promise<InvitationRow[]> {
    return this.manager.findBy(InvitationRow, { person: In([...names]), until: MoreThan(at) });
  }

  /** False when somebody else used it in the meantime. */
  async spendInvitation(tokenSha256: string, at: Date): Promise<boolean> {
    const { affected } = await this.manager.delete(InvitationRow, { tokenSha256, until: MoreThan(at) });
    return affected === 1;
  }

  async withdrawInvitations(person: string): Promise<void> {
    await this.manager.delete(InvitationRow, { person });
  }

  async openSession(row: SessionRow): Promise<void> {
    await this.manager.insert(SessionRow, row);
  }

  /** By its token, or by the id that stands in caller tokens. */
  async session(named: { readonly tokenSha256: string } | { readonly id: string }): Promise<LiveSession | undefined> {
    const session = await this.manager.findOneBy(SessionRow, named);
    const person = session && (await this.person(session.person));
    return session && person ? { session, person, closesAt: await this.closingOf(person.name) } : undefined;
  }

  async seen(id: string, at: Date): Promise<void> {
    await this.manager.update(SessionRow, { id }, { seenAt: at });
  }

  async endSession(tokenSha256: string): Promise<void> {
    await this.manager.delete(SessionRow, { tokenSha256 });
  }

  /** Those of a person that go on, the newest first. */
  liveSessions(
    person: string,
    { at, idleSince, limit }: { readonly at: Date; readonly idleSince: Date; readonly limit: number },
  ): Promise<SessionRow[]> {
    const where = { person, endsAt: MoreThan(at), seenAt: MoreThan(idleSince) };
    return this.manager.find(SessionRow, { where, order: { signedInAt: 'desc', id: 'desc' }, take: limit });
  }

  /** Of this person alone, whatever is named. */
  async endOwnSessions(person: string, which: { readonly id: string } | { readonly allBut: string }): Promise<number> {
    const id = 'id' in which ? which.id : Not(which.allBut);
    const { affected } = await this.manager.delete(SessionRow, { person, id });
    return affected ?? 0;
  }

  async endSessionsOf(person: string): Promise<void> {
    await this.manager.delete(SessionRow, { person });
  }

  /** Sessions and invitations that ended before that moment, or were idle since. */
  async forgetEnded(before: Date, idleSince: Date): Promise<void> {
    await this.manager.query(`delete from registry.session where ends_at <= $1 or seen_at <= $2`, [before, idleSince]);
    await this.manager.query(`delete from registry.invitation where until <= $1`, [before]);
  }

  /** When an account goes off with its agencies: the moment the last of them closes, planned or past. */
  async closingOf(name: string): Promise<Date | undefined> {
    const [row] = await this.manager.query<{ closes_at: Date | null }[]>(
      `select case when bool_and(a.valid_until is not null) then max(a.valid_until) end as closes_at
         from registry.person p cross join lateral ${agenciesOf('p')} where p.name = $1`,
      [name],
    );
    return row?.closes_at ?? undefined;
  }

  /** Open accounts that are for closed agencies alone. What is for the whole axis stays, and what names no agency we know. */
  async ofClosedAgencies(at: Date): Promise<string[]> {
    const rows = await this.manager.query<{ name: string }[]>(
      `select name from registry.person p
        where disabled_at is null
          and not exists (
            select from ${agenciesOf('p')} where c.code is null or a.valid_until is null or a.valid_until > $1)`,
      [at],
    );
    return rows.map(({ name }) => name);
  }
}
