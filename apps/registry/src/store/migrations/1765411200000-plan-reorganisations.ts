import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PlanReorganisations1765411200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reorganisation (
        name text collate "C" constraint reorganisation_pk primary key,
        effective_at timestamptz not null,
        reason text not null,
        plan jsonb not null,
        proposed_by text not null,
        proposed_at timestamptz not null,
        approved_by text,
        approved_at timestamptz,
        revoked_by text,
        revoked_at timestamptz,
        revocation_reason text,
        written jsonb);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reorganisation;');
  }
}
