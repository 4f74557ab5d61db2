import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DateAgencies1764464400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table agency
        add column short_name text,
        add column agency_kind text,
        add column address text,
        add column level integer,
        add column capabilities jsonb,
        add column hidden boolean,
        add column test boolean,
        add column changes jsonb,
        add column contacts jsonb;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table agency
        drop column short_name, drop column agency_kind, drop column address, drop column level,
        drop column capabilities, drop column hidden, drop column test, drop column changes, drop column contacts;`);
  }
}
