import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TolerateSha11765065600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table agency add column tolerates_sha1 boolean not null default false;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table agency drop column tolerates_sha1;`);
  }
}
