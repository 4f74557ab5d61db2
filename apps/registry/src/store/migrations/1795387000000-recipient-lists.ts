import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom an agency writes to again and again; and the clerks of an agency, found without reading everybody. */
export class RecipientLists1795387000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table recipient_list (
        agency text not null,
        name text collate "C" not null,
        recipients text[] not null constraint recipient_list_recipients check (cardinality(recipients) between 1 and 500),
        changed_at timestamptz not null,
        changed_by text not null,
        constraint recipient_list_pk primary key (agency, name)
      );
      create index person_grants on person using gin (grants jsonb_path_ops);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index person_grants; drop table recipient_list;');
  }
}
