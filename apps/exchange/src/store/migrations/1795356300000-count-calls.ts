import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each system says its program is, and how its calls end: sums by hour, with an example of each refusal. */
export class CountCalls1795356300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table system_seen add column program text, add column program_since timestamptz;
      create table system_call (
        system text not null,
        hour timestamptz not null,
        code text not null,
        calls integer not null,
        example text,
        example_at timestamptz,
        constraint system_call_pk primary key (system, hour, code)
      );
      create index system_call_hour on system_call (hour);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table system_call;
      alter table system_seen drop column program, drop column program_since;`);
  }
}
