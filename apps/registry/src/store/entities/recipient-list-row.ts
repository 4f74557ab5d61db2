import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** A list of recipients an agency keeps under a name of its own. */
@Entity({ name: 'recipient_list' })
@Check('recipient_list_recipients', 'cardinality(recipients) between 1 and 500')
export class RecipientListRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'recipient_list_pk' })
  agency!: string;

  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'recipient_list_pk' })
  name!: string;

  @Column({ type: 'text', array: true })
  recipients!: string[];

  @Column({ name: 'changed_at', type: 'timestamp with time zone' })
  changedAt!: Date;

  @Column({ name: 'changed_by', type: 'text' })
  changedBy!: string;
}
