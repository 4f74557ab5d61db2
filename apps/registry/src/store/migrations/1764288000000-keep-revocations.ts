import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepRevocations1764288000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table revocation (
        certificate text collate "C" not null constraint revocation_pk primary key,
        state text not null,
        responder text not null,
        since timestamptz,
        until timestamptz,
        revoked_at timestamptz,
        reason text,
        answer text,
        failures integer not null,
        problem jsonb,
        next_attempt_at timestamptz
      );
      create index revocation_due on revocation (next_attempt_at);

      create table revocation_answer (
        sha256 text collate "C" not null constraint revocation_answer_pk primary key,
        kind text not null,
        responder text not null,
        received_at timestamptz not null,
        until timestamptz,
        carried_in_for text,
        bytes bytea not null
      );
      create index revocation_answer_issuer on revocation_answer (carried_in_for);

      create table issuer (
        sha256 text collate "C" not null constraint issuer_pk primary key,
        der bytea not null
      );

      create table certificate_notice (
        certificate text collate "C" not null,
        days_before integer not null,
        noticed_at timestamptz not null,
        ends_at timestamptz not null,
        constraint certificate_notice_pk primary key (certificate, days_before)
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table certificate_notice, issuer, revocation_answer, revocation;`);
  }
}
