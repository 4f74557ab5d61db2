import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { KeptPlan } from '../../reorganisation/kept-plan.js';
import type { EntryChange } from '../entry-change.js';

/** A plan and what became of it. Rows are never deleted, and a name is not used again. */
@Entity({ name: 'reorganisation' })
export class ReorganisationRow {
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'reorganisation_pk' })
  name!: string;

  @Column({ name: 'effective_at', type: 'timestamp with time zone' })
  effectiveAt!: Date;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'jsonb' })
  plan!: KeptPlan;

  @Column({ name: 'proposed_by', type: 'text' })
  proposedBy!: string;

  @Column({ name: 'proposed_at', type: 'timestamp with time zone' })
  proposedAt!: Date;

  @Column({ name: 'approved_by', type: 'text', nullable: true })
  approvedBy!: string | null;

  @Column({ name: 'approved_at', type: 'timestamp with time zone', nullable: true })
  approvedAt!: Date | null;

  @Column({ name: 'revoked_by', type: 'text', nullable: true })
  revokedBy!: string | null;

  @Column({ name: 'revoked_at', type: 'timestamp with time zone', nullable: true })
  revokedAt!: Date | null;

  @Column({ name: 'revocation_reason', type: 'text', nullable: true })
  revocationReason!: string | null;

  /** What its approval wrote, with what stood there before: a revocation writes that back. Megabytes, and read for that alone. */
  @Column({ type: 'jsonb', nullable: true, select: false })
  written?: EntryChange[] | null;
}
