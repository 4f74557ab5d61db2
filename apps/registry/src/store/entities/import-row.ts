import type { AgencyEntry, ImportState, ImportedRow } from '@edoc-axis/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ImportedAgency } from '../../import/index.js';

const versionNumber = { to: (version: number | null) => version, from: (read: string | null) => read && Number(read) };

/** A file of agencies that somebody brought, and what became of it. */
@Entity({ name: 'agency_import' })
export class ImportRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'agency_import_pk' })
  id!: string;

  /** One at a time: true while something is to be done for it, null afterwards. */
  @Index('agency_import_running', { unique: true })
  @Column({ type: 'boolean', nullable: true })
  running!: true | null;

  @Column({ type: 'text' })
  state!: ImportState;

  @Column({ name: 'dry_run', type: 'boolean' })
  dryRun!: boolean;

  @Column({ type: 'text' })
  who!: string;

  @Column({ type: 'text', nullable: true })
  address!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'begun_at', type: 'timestamp with time zone' })
  begunAt!: Date;

  /** When its process was seen at it last. */
  @Column({ name: 'moved_at', type: 'timestamp with time zone' })
  movedAt!: Date;

  @Index('agency_import_ended')
  @Column({ name: 'ended_at', type: 'timestamp with time zone', nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'integer' })
  bytes!: number;

  @Column({ type: 'text', nullable: true })
  sha256!: string | null;

  @Column({ type: 'integer' })
  rows!: number;

  @Column({ type: 'integer' })
  judged!: number;

  @Column({ type: 'integer' })
  staged!: number;

  @Column({ type: 'jsonb', nullable: true })
  counts!: Record<ImportedRow['effect'], number> | null;

  /** Up to ten thousand, and read for their list alone. */
  @Column({ type: 'jsonb', select: false })
  faults?: object[];

  @Column({ name: 'faults_count', type: 'integer' })
  faultsCount!: number;

  @Column({ type: 'jsonb', nullable: true })
  problem!: object | null;

  /** The highest codes it changes, below which all others stand. */
  @Column({ type: 'text', array: true })
  agencies!: string[];

  @Column({ type: 'uuid', nullable: true })
  proposal!: string | null;

  @Column({ name: 'first_version', type: 'bigint', nullable: true, transformer: versionNumber })
  firstVersion!: number | null;

  @Column({ name: 'last_version', type: 'bigint', nullable: true, transformer: versionNumber })
  lastVersion!: number | null;
}

/** What a row of the file would do: written down in pieces, and put in force all at once or removed. */
@Entity({ name: 'agency_import_row' })
export class StagedRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'agency_import_row_pk' })
  import!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'agency_import_row_pk' })
  row!: number;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  effect!: ImportedRow['effect'];

  @Column({ type: 'text', array: true })
  changed!: string[];

  /** As the file has it, to be judged anew when a second person approves. */
  @Column({ type: 'jsonb', nullable: true })
  agency!: ImportedAgency | null;

  @Column({ type: 'jsonb', nullable: true })
  before!: AgencyEntry | null;

  /** Nothing of a row that changes nothing. */
  @Column({ type: 'jsonb', nullable: true })
  after!: AgencyEntry | null;
}
