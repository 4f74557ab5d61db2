import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ManageSystems1764460800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table system
        add column scopes text[],
        add column tokens_since timestamptz,
        add column suspension_reason text;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table system drop column scopes, drop column tokens_since, drop column suspension_reason;`,
    );
  }
}
