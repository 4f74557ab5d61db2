import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What an administrator did: one row for each entry it changed. Rows are only ever added. */
@Entity({ name: 'audit' })
export class AuditRow {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'audit_pk',
  })
  id!: string;

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

  /** In the administrator's words. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
