import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far the accepted packets have been read anew, and those that could not be read and are tried again. */
export class RereadPackets1764374500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The position of the last fact whose packet, if it tells of one, has been read anew or was left out.
      create table rereading (
        one_row boolean default true constraint rereading_pk primary key check (one_row),
        position bigint not null
      );
      insert into rereading (position) values (0);

      create table unread_packet (
        receipt text collate "C" not null constraint unread_packet_pk primary key,
        document uuid not null,
        code text not null,
        params jsonb not null,
        tries integer not null,
        again_at timestamptz not null
      );
      create index unread_packet_again on unread_packet (again_at);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table unread_packet, rereading;');
  }
}
