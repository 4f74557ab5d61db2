import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What offices have time for, until when, and what was late. It begins with what happens from now on. */
export class KeepDeadlines1795352100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The position of the last fact whose deadlines were begun and ended. Every change of deadlines raises the version:
      -- nobody decides by what another copy of the tracker has changed meanwhile.
      create table deadline_following (
        one_row boolean default true constraint deadline_following_pk primary key check (one_row),
        position bigint not null,
        version bigint not null
      );
      insert into deadline_following (position, version) select position, 0 from feed;

      -- Acceptances that not everybody has collected: one row however many recipients there are.
      create table awaited (
        fact uuid not null constraint awaited_pk primary key,
        document uuid not null,
        receipt text not null,
        sender text not null,
        -- Those who have not collected it; null where too many to be named.
        recipients text[],
        urgent boolean not null,
        began_at timestamptz not null,
        due_at timestamptz not null,
        -- The last delivery that got a deadline of its own, once it was due.
        parted_to uuid
      );
      create index awaited_due on awaited (due_at);
      create index awaited_document on awaited (document);

      create table deadline (
        kind text not null constraint deadline_kind check (kind in ('collection', 'acknowledgement', 'answer')),
        -- The delivery, or the question.
        about uuid not null,
        -- As it is told when it is over.
        code text not null,
        document uuid not null,
        delivery uuid not null,
        sender text not null,
        recipient text not null,
        urgent boolean not null,
        began_at timestamptz not null,
        due_at timestamptz not null,
        -- Set once, when it is over and what it waited for has not happened; who has not been late leaves no row.
        fired_at timestamptz,
        -- When that happened after all.
        ended_at timestamptz,
        constraint deadline_pk primary key (about, kind)
      );
      create index deadline_due on deadline (due_at) where fired_at is null;
      create index deadline_delivery on deadline (delivery);
      create index deadline_fired on deadline (document, fired_at) where fired_at is not null;

      -- Systems that have ever said what became of a document: of others silence says nothing.
      create table answering_system (name text not null constraint answering_system_pk primary key);
      insert into answering_system (name)
      select distinct by from fact where kind in ('delivery.acknowledged', 'delivery.refused', 'delivery.answered');

      -- What an agency is to be told.
      create table notice (
        id uuid not null constraint notice_pk primary key,
        code text not null,
        agency text not null,
        audience text not null constraint notice_audience check (audience in ('clerks', 'technical', 'all')),
        document uuid,
        params jsonb not null,
        urgent boolean not null,
        at timestamptz not null,
        -- When it was known whom to tell.
        addressed_at timestamptz
      );
      create index notice_unaddressed on notice (at, id) where addressed_at is null;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table notice, answering_system, deadline, awaited, deadline_following;');
  }
}
