import { directorySnapshotTables } from '@edoc-axis/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTracker1763740900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Facts in the order of the feed. Positions have no gaps; rows are only ever added.
      create table fact (
        position bigint not null constraint fact_pk primary key,
        id uuid not null constraint fact_id_key unique,
        kind text not null,
        at timestamptz not null,
        by text not null,
        document uuid not null,
        delivery uuid,
        params jsonb not null,
        receipt text,
        -- The recipients whose business it is, beside the sender; null when it is every party's.
        concerns text[]
      );
      create index fact_document on fact (document, position);

      create table receipt (
        id text collate "C" not null constraint receipt_pk primary key,
        position bigint not null,
        event text not null,
        at timestamptz not null,
        document uuid not null,
        delivery uuid,
        recipient text,
        jws text not null,
        concerns text[]
      );
      create index receipt_document on receipt (document, position);

      -- Whose business a document is, and since when: its sender, and each recipient we have heard of.
      create table party (
        document uuid not null,
        agency text not null,
        since timestamptz not null,
        sends boolean not null,
        constraint party_pk primary key (document, agency)
      );

      -- What is wrong and was not dropped for it.
      create table finding (
        code text not null,
        subject text not null,
        params jsonb not null,
        found_at timestamptz not null,
        constraint finding_pk primary key (code, subject)
      );

      -- How far the feed was read, and the position of its last fact here.
      create table feed (
        one_row boolean default true constraint feed_pk primary key check (one_row),
        cursor text,
        position bigint not null
      );
      insert into feed (position) values (0);
      ${directorySnapshotTables}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table directory_entry, directory_version, feed, finding, party, receipt, fact;');
  }
}
