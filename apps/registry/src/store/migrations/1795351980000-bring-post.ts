import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How each system takes its post, and where it is brought to. */
export class BringPost1795351980000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table system
        add column destination jsonb,
        add column takes_post text;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table system drop column destination, drop column takes_post;');
  }
}
