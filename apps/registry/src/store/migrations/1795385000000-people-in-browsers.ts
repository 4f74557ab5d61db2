import type { MigrationInterface, QueryRunner } from 'typeorm';

/** With which program each session was opened, so that its person knows it again in a list. */
export class PeopleInBrowsers1795385000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table session add column program text;');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table session drop column program;');
  }
}
