import type { ProposalView } from '@edoc-axis/contracts';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity({ name: 'proposal' })
@Index('proposal_one_pending', ['askedBy', 'digest'], { unique: true, where: "state = 'pending'" })
@Index('proposal_state', ['state', 'id'])
export class ProposalRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'proposal_pk' })
  id!: string;

  @Column({ type: 'text' })
  what!: string;

  @Column({ type: 'jsonb' })
  wanted!: object;

  /** Of what is wanted: asked twice by one person, it waits once. */
  @Column({ type: 'text' })
  digest!: string;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'text', array: true })
  agencies!: string[];

  @Column({ name: 'asked_by', type: 'text', collation: 'C' })
  askedBy!: string;

  @Column({ name: 'asked_at', type: 'timestamp with time zone' })
  askedAt!: Date;

  @Column({ type: 'text', nullable: true })
  address!: string | null;

  @Column({ type: 'timestamp with time zone' })
  until!: Date;

  /** One that is pending past `until` has lapsed, whether it was noticed or not. */
  @Column({ type: 'text' })
  state!: ProposalView['state'];

  @Column({ name: 'decided_by', type: 'text', collation: 'C', nullable: true })
  decidedBy!: string | null;

  @Column({ name: 'decided_at', type: 'timestamp with time zone', nullable: true })
  decidedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}

/** One row, once the first administrator of the axis has joined. */
@Entity({ name: 'two_persons' })
export class TwoPersonsRow {
  @PrimaryColumn({ type: 'timestamp with time zone', primaryKeyConstraintName: 'two_persons_pk' })
  since!: Date;
}

/** What a person, or an agency's people, are told. */
@Entity({ name: 'notice' })
@Index('notice_person', ['person', 'id'])
@Index('notice_agency', ['agency', 'id'])
export class NoticeRow {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'notice_pk',
  })
  id!: string;

  @Column({ type: 'timestamp with time zone' })
  at!: Date;

  @Column({ type: 'text', collation: 'C', nullable: true })
  person!: string | null;

  @Column({ type: 'text', collation: 'C', nullable: true })
  agency!: string | null;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'jsonb' })
  params!: object;
}
