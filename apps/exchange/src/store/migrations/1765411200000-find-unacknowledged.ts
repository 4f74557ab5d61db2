import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an agency has and did not acknowledge is counted before its code closes. */
export class FindUnacknowledged1765411200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index delivery_unacknowledged on delivery (recipient, id)
        where state = 'delivered' and carries = 'document';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index delivery_unacknowledged;');
  }
}
