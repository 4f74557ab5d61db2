import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is due to be brought is found among what waits for an agency without reading past what was put off; who died with
 * an attempt, and what robots cannot do now, without reading past the others.
 */
export class FindWhatIsDue1795367763000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The system for which it was put off until carry_after: of another it is due. Empty: it was not.
      alter table delivery add column carried_by text collate "C" not null default '';
      create index delivery_to_carry on delivery (recipient, carried_by, urgent desc, carry_after, id)
        where state = 'pending';

      -- It was tried alone, for all that waits for a destination that fails.
      alter table attempt add column probes boolean not null default false;
      create index attempt_unended on attempt (held_until) where ended_at is null;

      -- What failed is tried again later, and holds up nothing else.
      alter table robot_task
        add column next_at timestamptz not null default '-infinity',
        add column failures integer not null default 0;
      create index robot_task_due on robot_task (next_at, delivery);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index robot_task_due, attempt_unended, delivery_to_carry;
      alter table robot_task drop column next_at, drop column failures;
      alter table attempt drop column probes;
      alter table delivery drop column carried_by;`);
  }
}
