import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often a client that knows of no leases said of a delivery that it could not use it. */
export class CountClientFailures1795369000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table client_failure (
        delivery uuid not null constraint client_failure_pk primary key,
        failures integer not null,
        failed_at timestamptz not null
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table client_failure;`);
  }
}
