import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every reading of a document's content by a person. It is only added to, also by the exchange's own account. */
export class Readings1795385000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reading (
        id uuid not null constraint reading_pk primary key,
        at timestamptz not null,
        person text collate "C" not null,
        address text,
        program text,
        document uuid not null,
        packet uuid not null,
        attachment smallint,
        shown boolean not null,
        agency text collate "C",
        delivery uuid,
        reason text
      );
      create index reading_document on reading (document, id);
      create index reading_person on reading (person, id);
      create index reading_agency on reading (agency, id);
      create index reading_at on reading (at);

      create function refuse_change_of_reading() returns trigger language plpgsql as $$
      begin
        raise exception 'The record of readings is only added to.';
      end $$;
      create trigger reading_only_grows before update or delete or truncate on reading
        for each statement execute function refuse_change_of_reading();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger reading_only_grows on reading;
      drop function refuse_change_of_reading;
      drop table reading;`);
  }
}
