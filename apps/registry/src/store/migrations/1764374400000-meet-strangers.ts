import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MeetStrangers1764374400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table met_certificate (
        sha256 text collate "C" not null constraint met_certificate_pk primary key,
        der bytea not null,
        met_at timestamptz not null
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table met_certificate;`);
  }
}
