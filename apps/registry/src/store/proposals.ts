import { type EntityManager, In, IsNull, LessThanOrEqual, MoreThan, Not } from 'typeorm';
import { NoticeRow, ProposalRow, TwoPersonsRow } from './entities/proposal-row.js';

export interface ProposalsWanted {
  readonly state?: 'pending' | 'approved' | 'refused' | 'lapsed';
  readonly after?: string;
  readonly limit: number;
  readonly at: Date;
}

export interface Decided {
  readonly state: 'approved' | 'refused';
  readonly by: string;
  readonly at: Date;
  readonly reason?: string;
}

/** What waits for a second person, and what people are told of it. */
export class Proposals {
  constructor(private readonly manager: EntityManager) {}

  async proposal(id: string): Promise<ProposalRow | undefined> {
    return (await this.manager.findOneBy(ProposalRow, { id })) ?? undefined;
  }

  async pendingOf(askedBy: string, digest: string): Promise<ProposalRow | undefined> {
    return (await this.manager.findOneBy(ProposalRow, { askedBy, digest, state: 'pending' })) ?? undefined;
  }

  countPendingOf(askedBy: string, at: Date): Promise<number> {
    return this.manager.countBy(ProposalRow, { askedBy, state: 'pending', until: MoreThan(at) });
  }

  async add(row: ProposalRow): Promise<void> {
    await this.manager.insert(ProposalRow, row);
  }

  /** The newest first. */
  page({ state, after, limit, at }: ProposalsWanted): Promise<ProposalRow[]> {
    const query = this.manager.createQueryBuilder(ProposalRow, 'proposal').orderBy('proposal.id', 'DESC').limit(limit);
    if (after !== undefined) query.andWhere('proposal.id < :after', { after });
    if (state === 'approved' || state === 'refused') query.andWhere('proposal.state = :state', { state });
    if (state === 'pending') query.andWhere(`proposal.state = 'pending' and proposal.until > :at`, { at });
    if (state === 'lapsed')
      query.andWhere(`(proposal.state = 'lapsed' or (proposal.state = 'pending' and proposal.until <= :at))`, { at });
    return query.getMany();
  }

  /** Of many who decide at once the first does; false for all others, and once it has lapsed. */
  async decide(id: string, { state, by, at, reason }: Decided): Promise<boolean> {
    const [, count] = await this.manager.query<[unknown, number]>(
      `update registry.proposal set state = $2, decided_by = $3, decided_at = $4, reason = $5
        where id = $1 and state = 'pending' and until > $4`,
      [id, state, by, at, reason ?? null],
    );
    return count > 0;
  }

  /** It lapsed: the same may be asked for again. */
  async lapse(id: string): Promise<void> {
    await this.manager.query(`update registry.proposal set state = 'lapsed' where id = $1 and state = 'pending'`, [id]);
  }

  async twoPersonsSince(): Promise<Date | undefined> {
    const [row] = await this.manager.find(TwoPersonsRow, { order: { since: 'asc' }, take: 1 });
    return row?.since;
  }

  async beginTwoPersons(at: Date): Promise<void> {
    if ((await this.twoPersonsSince()) === undefined) await this.manager.insert(TwoPersonsRow, { since: at });
  }

  async tell(...notices: readonly Pick<NoticeRow, 'at' | 'person' | 'agency' | 'code' | 'params'>[]): Promise<void> {
    if (notices.length > 0) await this.manager.insert(NoticeRow, [...notices]);
  }

  /** What agencies were told after a notice and up to a moment, in order. */
  toldAgenciesAfter(id: string, until: Date, limit: number): Promise<NoticeRow[]> {
    return this.manager.find(NoticeRow, {
      where: { id: MoreThan(id), at: LessThanOrEqual(until), agency: Not(IsNull()) },
      order: { id: 'asc' },
      take: limit,
    });
  }

  /** 0 where there is none. */
  async newestNotice(): Promise<string> {
    const [row] = await this.manager.find(NoticeRow, { select: { id: true }, order: { id: 'desc' }, take: 1 });
    return row?.id ?? '0';
  }

  /** The newest of what a person is told, and the people of these agencies. */
  told(person: string, agencies: readonly string[], limit: number): Promise<NoticeRow[]> {
    return this.manager.find(NoticeRow, {
      where: [{ person }, { agency: In([...agencies]) }],
      order: { id: 'desc' },
      take: limit,
    });
  }
}
