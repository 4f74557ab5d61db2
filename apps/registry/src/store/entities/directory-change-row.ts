import type { DirectoryEntry } from '@edoc-axis/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * One version of the directory. No number is given twice; gaps are where an entry about revocation was pruned because a
 * later one says something else. Other rows are only ever added.
 */
@Entity({ name: 'directory_change' })
export class DirectoryChangeRow {
  @PrimaryColumn({
    type: 'bigint',
    primaryKeyConstraintName: 'directory_change_pk',
    transformer: { to: (version: number) => version, from: Number },
  })
  version!: number;

  @Column({ type: 'timestamp with time zone' })
  at!: Date;

  @Column({ type: 'text' })
  kind!: DirectoryEntry['kind'];

  @Column({ type: 'jsonb' })
  entry!: DirectoryEntry;
}
