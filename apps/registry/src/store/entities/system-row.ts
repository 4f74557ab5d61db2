import type { SystemEntry } from '@edoc-axis/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ name: 'system' })
export class SystemRow {
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'system_pk' })
  name!: string;

  @Column({ type: 'text' })
  door!: SystemEntry['door'];

  @Column({ type: 'jsonb' })
  keys!: SystemEntry['keys'];

  @Column({ type: 'text', array: true, nullable: true })
  scopes!: NonNullable<SystemEntry['scopes']> | null;

  @Column({ type: 'text', array: true, nullable: true })
  addresses!: string[] | null;

  @Column({ name: 'signed_call_age_hours', type: 'integer', nullable: true })
  signedCallAgeHours!: number | null;

  @Column({ name: 'tokens_since', type: 'timestamp with time zone', nullable: true })
  tokensSince!: Date | null;

  @Column({ type: 'boolean' })
  suspended!: boolean;

  @Column({ name: 'suspension_reason', type: 'text', nullable: true })
  suspensionReason!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  destination!: NonNullable<SystemEntry['destination']> | null;

  @Column({ name: 'takes_post', type: 'text', nullable: true })
  takesPost!: NonNullable<SystemEntry['takesPost']> | null;
}

/** A time in which a system serves an agency. `until` is the first moment it does so no longer. */
@Entity({ name: 'serving' })
@Index('serving_one_open', ['agency'], { unique: true, where: 'until IS NULL' })
export class ServingRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'serving_pk' })
  agency!: string;

  @PrimaryColumn({ type: 'timestamp with time zone', primaryKeyConstraintName: 'serving_pk' })
  since!: Date;

  @Index('serving_system')
  @Column({ type: 'text', collation: 'C' })
  system!: string;

  @Column({ type: 'timestamp with time zone', nullable: true })
  until!: Date | null;
}
