import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is late now is listed by who is late, by who waits for it, and for the whole axis; rows that are late and not over are few. */
export class Lists1795386000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index deadline_late on deadline (due_at, about, kind) where fired_at is not null and ended_at is null;
      create index deadline_late_recipient on deadline (recipient, due_at, about, kind)
        where fired_at is not null and ended_at is null;
      create index deadline_late_sender on deadline (sender, due_at, about, kind)
        where fired_at is not null and ended_at is null;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index deadline_late_sender, deadline_late_recipient, deadline_late;');
  }
}
