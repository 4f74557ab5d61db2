import { robotCodes } from '@edoc-axis/domain';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts per day and agency, as running sums. They begin with the first fact there is. */
export class Statistics1795385900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The position of the last fact that was counted.
      create table count_following (
        one_row boolean default true constraint count_following_pk primary key check (one_row),
        position bigint not null
      );
      insert into count_following (position) values (0);

      -- Only ever raised, so pages leave room for the next version of a row.
      create table daily_count (
        -- In Việt Nam.
        day date not null,
        agency text collate "C" not null,
        sent bigint not null default 0,
        addressed bigint not null default 0,
        packet_signed bigint not null default 0,
        pdf_signed bigint not null default 0,
        unsigned bigint not null default 0,
        signatures_not_known bigint not null default 0,
        received bigint not null default 0,
        acknowledged bigint not null default 0,
        refused bigint not null default 0,
        withdrawn bigint not null default 0,
        expired bigint not null default 0,
        undeliverable bigint not null default 0,
        overdue bigint not null default 0,
        timed_delivered bigint not null default 0,
        ms_to_delivered bigint not null default 0,
        timed_acknowledged bigint not null default 0,
        ms_to_acknowledged bigint not null default 0,
        constraint daily_count_pk primary key (day, agency)
      ) with (fillfactor = 80);

      -- Deadlines that are over are no facts: those there were, once, and each one from now on when it is over.
      insert into daily_count (day, agency, overdue)
      select (fired_at at time zone interval '7 hours')::date, recipient, count(*)
        from deadline
       where fired_at is not null and recipient not in (${Object.values(robotCodes)
         .map((code) => `'${code}'`)
         .join(', ')})
       group by 1, 2;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table daily_count, count_following;');
  }
}
