import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What an administrator did: one row for each entry it changed. Rows are only ever added: a trigger refuses all else. */
@Entity({ name: 'audit' })
@Index('audit_who', ['who', 'id'])
export class AuditRow {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'audit_pk',
  })
  id!: string;

  @Index('audit_at')
  @Column({ type: 'timestamp with time zone' })
  at!: Date;

  @Column({ type: 'text' })
  who!: string;

  /** The question that was answered: `registry.close-agency`. */
  @Column({ type: 'text' })
  what!: string;

  @Index('audit_subject')
  @Column({ type: 'text' })
  subject!: string;

  @Column({ name: 'directory_version', type: 'bigint' })
  directoryVersion!: number;

  @Column({ type: 'jsonb', nullable: true })
  before!: object | null;

  @Column({ type: 'jsonb' })
  after!: object;

  /** Where it came from, as the gateway saw it; nothing for what the axis does by itself. */
  @Column({ type: 'text', nullable: true })
  address!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** The second person, where two were needed. */
  @Column({ name: 'approved_by', type: 'text', nullable: true })
  approvedBy!: string | null;

  /** Whom it concerns: an administrator of a branch reads what concerns the branch. */
  @Column({ type: 'text', array: true })
  agencies!: string[];
}
