import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who asked for a freeze to be lifted, and who approved it: null of those that the operator lifted before that was written down. */
export class LiftByTwo1795344554000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table frozen_packet
        add column release_asked_by text,
        add column release_approved_by text;
      create index frozen_packet_released on frozen_packet (document) where released_at is not null;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index frozen_packet_released;
      alter table frozen_packet drop column release_asked_by, drop column release_approved_by;`);
  }
}
