import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the signatures inside PDF attachments are worth stands with each attachment: null where it is no PDF file, or came
 * before they were judged. Files are found again by their digest, in the order in which they came.
 */
export class JudgeAttachments1764028800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table packet add column main_attachment smallint;
      alter table attachment add column verdict jsonb;
      -- Packets without PDF files are not in it, and pay nothing for it.
      create index attachment_pdf on attachment (sha256, packet) where verdict is not null;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index attachment_pdf;
      alter table attachment drop column verdict;
      alter table packet drop column main_attachment;`);
  }
}
