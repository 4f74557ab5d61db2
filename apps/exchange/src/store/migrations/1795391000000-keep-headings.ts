import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Type, place, due date and signer of a document, as it was accepted; null for those taken before. */
export class KeepHeadings1795391000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table document add column heading jsonb;');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table document drop column heading;');
  }
}
