import type { EntityManager } from 'typeorm';
import { RecipientListRow } from './entities/recipient-list-row.js';

/** The lists of recipients agencies keep. */
export class RecipientLists {
  constructor(private readonly manager: EntityManager) {}

  /** Without their recipients, which are counted. */
  async of(agency: string): Promise<(Omit<RecipientListRow, 'recipients'> & { readonly recipients: number })[]> {
    return this.manager.query(
      `select agency, name, cardinality(recipients) as recipients, changed_at as "changedAt", changed_by as "changedBy"
         from registry.recipient_list where agency = $1 order by name`,
      [agency],
    );
  }

  async list(agency: string, name: string): Promise<RecipientListRow | undefined> {
    return (await this.manager.findOneBy(RecipientListRow, { agency, name })) ?? undefined;
  }

  /** False when it is a new one and the agency has as many as it may. Two clerks at once make one too many, and no more. */
  async put(row: RecipientListRow, listsMax: number): Promise<boolean> {
    const written = await this.manager.query<unknown[]>(
      `insert into registry.recipient_list (agency, name, recipients, changed_at, changed_by)
       select $1, $2, $3, $4, $5
        where (select count(*) from registry.recipient_list where agency = $1 and name <> $2) < $6
       on conflict (agency, name) do update
          set recipients = excluded.recipients, changed_at = excluded.changed_at, changed_by = excluded.changed_by
       returning name`,
      [row.agency, row.name, row.recipients, row.changedAt, row.changedBy, listsMax],
    );
    return written.length > 0;
  }

  async delete(agency: string, name: string): Promise<void> {
    await this.manager.delete(RecipientListRow, { agency, name });
  }
}
