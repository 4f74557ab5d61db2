import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What ended without arriving stays before the administrators until somebody has dealt with it; a delivery goes on in one
 * other at most. Administrators freeze documents, too, and more than once.
 */
export class DealWithDeadLetters1795350600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table delivery add column settled_at timestamptz;
      create unique index delivery_redelivers on delivery (redelivers) where redelivers is not null;
      create index delivery_question on delivery (question) where question is not null;
      create index delivery_dead on delivery (since, id)
        where state in ('expired', 'undeliverable') and settled_at is null;

      alter table frozen_packet
        add column frozen_by text,
        add column freeze_reason text,
        drop constraint frozen_packet_pk;
      -- Found once, also when it was released in between; by administrators once at a time.
      create unique index frozen_packet_found on frozen_packet (packet) where frozen_by is null;
      create unique index frozen_packet_by_person on frozen_packet (document)
        where frozen_by is not null and released_at is null;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from frozen_packet where frozen_by is not null;
      drop index frozen_packet_by_person, frozen_packet_found;
      alter table frozen_packet
        add constraint frozen_packet_pk primary key (packet), drop column frozen_by, drop column freeze_reason;
      drop index delivery_dead, delivery_question, delivery_redelivers;
      alter table delivery drop column settled_at;`);
  }
}
