import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a sender asks travels to the recipient's system as a status delivery, which names the question it carries. What is
 * withdrawn is noted until it is known whether its content may go.
 */
export class AskBack1795343160000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table delivery add column question uuid;
      create index question_delivery on question (delivery, kind);

      -- By delivery and not by packet: of two that are withdrawn at once each has a row of its own.
      create table leaving_content (
        delivery uuid not null constraint leaving_content_pk primary key,
        packet uuid not null,
        document uuid not null
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table leaving_content;
      drop index question_delivery;
      alter table delivery drop column question;`);
  }
}
