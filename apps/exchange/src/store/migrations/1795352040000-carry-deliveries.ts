import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is brought to systems: each attempt, and how each destination fares. */
export class CarryDeliveries1795352040000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- After a failed attempt, not before then. Its system may fetch it all the while.
      alter table delivery add column carry_after timestamptz;

      create table attempt (
        delivery uuid not null,
        n integer not null,
        system text collate "C" not null,
        begun_at timestamptz not null,
        -- As long as this attempt is believed to be alive, or its confirmation may come.
        held_until timestamptz not null,
        ended_at timestamptz,
        outcome text constraint attempt_outcome
          check (outcome in ('confirmed', 'awaited', 'failed', 'called-off', 'interrupted')),
        problem jsonb,
        said text,
        -- The other side will not take this one, whenever it is asked.
        definite boolean not null default false,
        next_at timestamptz,
        constraint attempt_pk primary key (delivery, n)
      );
      create index attempt_under_way on attempt (system, held_until) where ended_at is null;
      create index attempt_next on attempt (system, next_at) where next_at is not null;

      create table destination (
        system text collate "C" not null constraint destination_pk primary key,
        failures integer not null default 0,
        failing_since timestamptz,
        open_until timestamptz,
        -- One is trying for all.
        probing_until timestamptz,
        problem jsonb,
        said text,
        tried_at timestamptz,
        succeeded_at timestamptz
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table destination, attempt; alter table delivery drop column carry_after;');
  }
}
