import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From where each system may call, and how old the signature of its calls may be. */
export class GuardSystems1795369000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table system
        add column addresses text[],
        add column signed_call_age_hours integer;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table system drop column addresses, drop column signed_call_age_hours;');
  }
}
