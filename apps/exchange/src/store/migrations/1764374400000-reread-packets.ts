import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which gateway measured a packet stands with it: null of one that came before that was written down. What was found when
 * a packet was read anew freezes its document until it is released, and takes its gateway out until it is let in again.
 */
export class RereadPackets1764374400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table packet add column gateway bytea;

      create table frozen_packet (
        packet uuid not null constraint frozen_packet_pk primary key,
        document uuid not null,
        differences jsonb not null,
        frozen_at timestamptz not null,
        released_at timestamptz,
        release_reason text
      );
      create index frozen_packet_document on frozen_packet (document) where released_at is null;

      create table suspect_gateway (
        gateway bytea not null constraint suspect_gateway_pk primary key,
        document uuid not null,
        taken_out_at timestamptz not null,
        let_in_at timestamptz,
        let_in_reason text
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table suspect_gateway, frozen_packet;
      alter table packet drop column gateway;`);
  }
}
