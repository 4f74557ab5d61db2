import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which documents a document says something about. What it does to their deliveries is due until it is done. */
export class ConcernDocuments1795344120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table concern (
        document uuid not null,
        concerned uuid not null,
        reason text,
        -- Of an update: to whom the document no longer goes.
        removed text[] not null,
        declared_at timestamptz not null,
        due_at timestamptz,
        constraint concern_pk primary key (document, concerned)
      );
      create index concern_concerned on concern (concerned, declared_at);
      create index concern_due on concern (due_at) where due_at is not null;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table concern;');
  }
}
