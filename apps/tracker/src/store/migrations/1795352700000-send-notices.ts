import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices on their way: to whom, gathered with which others, and what became of it. */
export class SendNotices1795352700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Nobody there could be told.
      alter table notice add without_contact boolean not null default false;
      create index notice_without_contact on notice (at, id) where without_contact;

      -- Where notices go: a mail address, or the one receiver of calls, whose address is empty.
      create table addressee (
        channel text not null constraint addressee_channel check (channel in ('mail', 'call')),
        address text collate "C" not null,
        -- When its letters are gathered next; null while there are none.
        gather_at timestamptz,
        -- Since when, and how many mails it has had since; and when the last.
        window_from timestamptz,
        in_window integer not null default 0,
        gathered_at timestamptz,
        constraint addressee_pk primary key (channel, address)
      );
      create index addressee_gathering on addressee (gather_at) where gather_at is not null;

      -- One mail or one call: sent once, if all goes well, with whatever was gathered into it.
      create table dispatch (
        id uuid not null constraint dispatch_pk primary key,
        channel text not null,
        address text collate "C" not null,
        state text not null constraint dispatch_state check (state in ('waiting', 'sent', 'failed')),
        composed_at timestamptz not null,
        attempts integer not null default 0,
        -- The next attempt; while one is under way, when it is given up.
        next_at timestamptz not null,
        ended_at timestamptz,
        problem text
      );
      create index dispatch_due on dispatch (channel, next_at) where state = 'waiting';
      create index dispatch_ended on dispatch (ended_at) where ended_at is not null;
      create index dispatch_by_state on dispatch (state, id);

      -- One notice to one address.
      create table letter (
        id uuid not null constraint letter_pk primary key,
        notice uuid not null,
        channel text not null,
        address text collate "C" not null,
        urgent boolean not null,
        -- For who calls or writes to them by other means.
        contacts jsonb,
        dispatch uuid
      );
      create index letter_waiting on letter (channel, address, id) where dispatch is null;
      create index letter_dispatch on letter (dispatch, id) where dispatch is not null;
      create index letter_notice on letter (notice);

      -- The last notice of the registry that was taken; null before the first time.
      create table register_following (
        one_row boolean default true constraint register_following_pk primary key check (one_row),
        notice bigint
      );
      insert into register_following (notice) values (null);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table register_following, letter, dispatch, addressee;
      drop index notice_without_contact;
      alter table notice drop without_contact;`);
  }
}
