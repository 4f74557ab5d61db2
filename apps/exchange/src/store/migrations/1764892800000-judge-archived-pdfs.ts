import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * PDF files inside attachments that are archives, each with what its signatures are worth. They are found again by their
 * digest as attachments are, whichever way they were packed.
 */
export class JudgeArchivedPdfs1764892800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table archived_pdf (
        packet uuid not null,
        n smallint not null,
        file smallint not null,
        path text not null,
        bytes bigint not null,
        sha256 bytea,
        main boolean not null,
        verdict jsonb not null,
        constraint archived_pdf_pk primary key (packet, n, file)
      );
      create index archived_pdf_file on archived_pdf (sha256, packet) where sha256 is not null;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table archived_pdf;');
  }
}
