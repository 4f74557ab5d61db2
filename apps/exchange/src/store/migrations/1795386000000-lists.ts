import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What came to an agency is listed by when it did; what waits for it, urgent first, whether it waits to be fetched, to be
 * taken or refused, or for an answer to what its sender asks. What it takes it enters into a register.
 */
export class Lists1795386000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Not by "carries = 'document'": while there are no deliveries, what is looked for of one document would be planned by
      -- this index, and read all of them.
      create index delivery_received on delivery (recipient, created_at, id) where carries like 'document';

      -- In place of the one without urgency: one index as before.
      drop index delivery_unacknowledged;
      create index delivery_unacknowledged on delivery (recipient, urgent desc, id)
        where state = 'delivered' and carries = 'document';

      -- Of its delivery: open questions are found by whom they are put to.
      alter table question add column recipient text collate "C", add column urgent boolean;
      update question
         set recipient = coalesce((select v.recipient from delivery v where v.id = question.delivery), ''),
             urgent = coalesce((select v.urgent from delivery v where v.id = question.delivery), false);
      alter table question alter column recipient set not null, alter column urgent set not null;
      create index question_waiting on question (recipient, urgent desc, delivery) where closed_at is null;

      -- The register of received documents. Of its year's numbers none is given twice.
      create table register_entry (
        delivery uuid not null constraint register_entry_pk primary key,
        agency text collate "C" not null,
        year smallint not null,
        number integer not null,
        -- yyyy-MM-dd, in Việt Nam.
        entered_on text not null,
        entered_at timestamptz not null,
        document uuid not null,
        by text not null,
        constraint register_entry_number unique (agency, year, number)
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table register_entry;
      drop index question_waiting;
      alter table question drop column recipient, drop column urgent;
      drop index delivery_unacknowledged;
      create index delivery_unacknowledged on delivery (recipient, id)
        where state = 'delivered' and carries = 'document';
      drop index delivery_received;`);
  }
}
