import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an agency sent is listed by when it did. */
export class ListSent1795375400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index document_sent on document (sender, accepted_at, id);');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index document_sent;');
  }
}
