import type { MigrationInterface, QueryRunner } from 'typeorm';

export class JoinAgencies1795340200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table agency add column joining jsonb, add column robot text;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table agency drop column joining, drop column robot;`);
  }
}
