import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AgencyContacts, AgencyEntry } from '@edoc-axis/contracts';

/** An agency code and whose it is. Rows are never deleted: a code is not used again. */
@Entity({ name: 'agency' })
export class AgencyRow {
  /** QĐ 20 form; ordered by bytes, so that a page and a prefix mean the same on every machine. */
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'agency_pk' })
  code!: string;

  @Index('agency_form102_key', { unique: true })
  @Column({ name: 'form102', type: 'text', nullable: true })
  form102!: string | null;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  parent!: string | null;

  @Column({ name: 'valid_from', type: 'timestamp with time zone' })
  validFrom!: Date;

  @Column({ name: 'valid_until', type: 'timestamp with time zone', nullable: true })
  validUntil!: Date | null;

  @Column({ type: 'text', array: true })
  successors!: string[];

  @Column({ name: 'receives_for', type: 'text', nullable: true })
  receivesFor!: string | null;

  @Column({ name: 'receives_for_until', type: 'timestamp with time zone', nullable: true })
  receivesForUntil!: Date | null;

  @Column({ type: 'text', nullable: true })
  policy!: AgencyEntry['policy'] | null;

  @Column({ name: 'tolerates_sha1', type: 'boolean', default: false })
  toleratesSha1!: boolean;

  @Column({ type: 'boolean' })
  centre!: boolean;

  @Column({ name: 'short_name', type: 'text', nullable: true })
  shortName!: string | null;

  @Column({ name: 'agency_kind', type: 'text', nullable: true })
  agencyKind!: AgencyEntry['agencyKind'] | null;

  @Column({ type: 'text', nullable: true })
  address!: string | null;

  @Column({ type: 'integer', nullable: true })
  level!: number | null;

  @Column({ type: 'jsonb', nullable: true })
  capabilities!: AgencyEntry['capabilities'] | null;

  @Column({ type: 'boolean', nullable: true })
  hidden!: boolean | null;

  @Column({ type: 'boolean', nullable: true })
  test!: boolean | null;

  @Column({ type: 'jsonb', nullable: true })
  joining!: AgencyEntry['joining'] | null;

  @Column({ type: 'text', nullable: true })
  robot!: AgencyEntry['robot'] | null;

  /** What of the fields above became otherwise, or will: they are as they were at first. */
  @Column({ type: 'jsonb', nullable: true })
  changes!: AgencyEntry['changes'] | null;

  /** Not in the directory: who may read it there may not ring up everybody. */
  @Column({ type: 'jsonb', nullable: true })
  contacts?: AgencyContacts | null;
}
