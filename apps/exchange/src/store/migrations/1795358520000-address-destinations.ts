import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The address at which a destination fared as it is written down: another one is tried at once. */
export class AddressDestinations1795358520000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table destination add column url text;');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table destination drop column url;');
  }
}
