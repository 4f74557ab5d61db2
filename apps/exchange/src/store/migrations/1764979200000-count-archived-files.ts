import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many files each attachment holds as an archive, on its gateway's word; 0 where it was said to be none, or nobody
 * could list it. Missing where an earlier version took it: then nothing can be held against that word.
 */
export class CountArchivedFiles1764979200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table attachment add column files smallint;');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table attachment drop column files;');
  }
}
