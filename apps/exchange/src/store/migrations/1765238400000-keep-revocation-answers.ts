import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the directory said of revocation while a packet was judged stands with it: null where nobody was asked, or an
 * earlier version took it. The answers it names are kept once each; until its bytes are there one is fetched from the
 * registry. Answers are named of all packets up to a position in the feed, which is its end for packets of before.
 */
export class KeepRevocationAnswers1765238400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table packet add column revocations jsonb;

      create table revocation_answer (
        sha256 bytea not null constraint revocation_answer_pk primary key,
        named_at timestamptz not null,
        next_attempt_at timestamptz not null,
        kind text,
        responder text,
        received_at timestamptz,
        bytes bytea,
        constraint revocation_answer_kept check (num_nulls(kind, responder, received_at, bytes) in (0, 4))
      );
      create index revocation_answer_wanted on revocation_answer (next_attempt_at) where bytes is null;

      create table answers_named (
        sole boolean not null default true constraint answers_named_pk primary key
          constraint answers_named_sole check (sole),
        epoch integer not null,
        xid xid8 not null,
        sequence bigint not null
      );
      insert into answers_named (epoch, xid, sequence)
      select epoch, xid, sequence from (
        (select epoch, xid, sequence from fact order by epoch desc, xid desc, sequence desc limit 1)
        union all select 0, '0'::xid8, 0
      ) ends order by epoch desc limit 1;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table answers_named, revocation_answer;
      alter table packet drop column revocations;`);
  }
}
