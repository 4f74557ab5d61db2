import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an agency sent is listed by when it did. Not by `sender` as it stands: while there are no documents, what is looked for
 * by a sender's number would be planned by this index, and read all it ever sent.
 */
export class ListSent1795375400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index document_sent on document (lower(sender), accepted_at, id);');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index document_sent;');
  }
}
