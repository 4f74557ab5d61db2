import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What entries of the register of received documents were before they were corrected. */
export class CorrectEntries1795398000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table register_correction (
        delivery uuid not null,
        n smallint not null,
        year smallint not null,
        number integer not null,
        -- yyyy-MM-dd, in Việt Nam.
        entered_on text not null,
        reason text not null,
        by text not null,
        corrected_at timestamptz not null,
        constraint register_correction_pk primary key (delivery, n)
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table register_correction;');
  }
}
