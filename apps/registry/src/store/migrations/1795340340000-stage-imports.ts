import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StageImports1795340340000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table agency_import (
        id uuid constraint agency_import_pk primary key,
        running boolean,
        state text not null,
        dry_run boolean not null,
        who text not null,
        address text,
        reason text,
        begun_at timestamptz not null,
        moved_at timestamptz not null,
        ended_at timestamptz,
        bytes integer not null,
        sha256 text,
        rows integer not null,
        judged integer not null,
        staged integer not null,
        counts jsonb,
        faults jsonb not null,
        faults_count integer not null,
        problem jsonb,
        agencies text[] not null,
        proposal uuid,
        first_version bigint,
        last_version bigint
      );
      create unique index agency_import_running on agency_import (running);
      create index agency_import_ended on agency_import (ended_at);

      create table agency_import_row (
        import uuid not null,
        row integer not null,
        code text not null,
        effect text not null,
        changed text[] not null,
        agency jsonb,
        before jsonb,
        after jsonb,
        constraint agency_import_row_pk primary key (import, row)
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table agency_import_row, agency_import;');
  }
}
