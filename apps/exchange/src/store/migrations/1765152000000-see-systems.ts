import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When each system was seen last, and what checks of connections found. */
export class SeeSystems1765152000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table system_seen (
        system text not null constraint system_seen_pk primary key,
        leased_at timestamptz,
        confirmed_at timestamptz,
        sent_at timestamptz,
        statuses text[] not null
      );
      create table connection_check (
        id uuid not null constraint connection_check_pk primary key,
        at timestamptz not null,
        under text not null,
        by text not null,
        agencies integer not null,
        reachable integer not null,
        unreachable jsonb not null
      );
      create index connection_check_of_branch on connection_check (under, at, id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table connection_check, system_seen;');
  }
}
