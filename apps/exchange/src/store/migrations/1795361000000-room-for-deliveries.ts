import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A delivery is leased, fetched, confirmed and answered: with room beside it, most of that need not touch its indices. */
export class RoomForDeliveries1795361000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table delivery set (fillfactor = 60);');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table delivery reset (fillfactor);');
  }
}
