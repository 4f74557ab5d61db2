import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was told, and to whom, is found when it is old. */
export class ForgetNotices1795368469000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index notice_at on notice (at, id);
      create index addressee_idle on addressee (coalesce(gathered_at, '-infinity')) where gather_at is null;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index addressee_idle, notice_at;');
  }
}
