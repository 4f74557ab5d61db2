import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Active checks of connections: one that has `ends_at` is active, and all is taken back again once it has `cleared_at`. A
 * row of `connection_test` is a document of it, with whom it is addressed to.
 */
export class TestConnections1795354560000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table connection_check
        add column state text not null default 'ended',
        add column announced_at timestamptz,
        add column ends_at timestamptz,
        add column announces boolean not null default false,
        add column cleared_at timestamptz;
      create table connection_test (
        check_id uuid not null,
        kind text not null,
        n smallint not null,
        addressees text[] not null,
        document uuid,
        refusal jsonb,
        taken_back_at timestamptz,
        constraint connection_test_pk primary key (check_id, kind, n)
      );
      create index connection_check_under_way on connection_check (at) where ends_at is not null and cleared_at is null;
      create index connection_check_ends on connection_check (ends_at) where ends_at is not null;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index connection_check_ends, connection_check_under_way;
      drop table connection_test;
      alter table connection_check
        drop column state, drop column announced_at, drop column ends_at, drop column announces, drop column cleared_at;`);
  }
}
