import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MeetStrangers1764374400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table met_certificate (
        sha256 text collate "C" not null constraint met_certificate_pk primary key,
        der bytea not null,
        met_at timestamptz not null
      );

      alter table revocation add column version bigint;
      update revocation r
         set version = (select max(d.version) from directory_change d
                         where d.kind = 'revocation' and d.entry->>'certificate' = r.certificate);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table revocation drop column version; drop table met_certificate;`);
  }
}
