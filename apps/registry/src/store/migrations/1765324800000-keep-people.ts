import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepPeople1765324800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table person (
        name text collate "C" not null constraint person_pk primary key,
        full_name text not null,
        email text,
        grants jsonb not null,
        password text,
        second_factor bytea,
        second_factor_step bigint,
        recovery text[] not null,
        added_at timestamptz not null,
        joined_at timestamptz,
        disabled_at timestamptz,
        disabled_reason text
      );

      create table invitation (
        token_sha256 text collate "C" not null constraint invitation_pk primary key,
        person text collate "C" not null,
        purpose text not null,
        second_factor bytea not null,
        until timestamptz not null
      );
      create unique index invitation_person on invitation (person);

      create table session (
        id uuid not null constraint session_pk primary key,
        token_sha256 text collate "C" not null,
        person text collate "C" not null,
        address text not null,
        signed_in_at timestamptz not null,
        seen_at timestamptz not null,
        ends_at timestamptz not null
      );
      create unique index session_token on session (token_sha256);
      create index session_person on session (person);

      create table sign_in_try (
        key text collate "C" not null constraint sign_in_try_pk primary key,
        failures integer not null,
        last_at timestamptz not null,
        locked_until timestamptz
      );
      create table known_address (
        person text collate "C" not null,
        address text collate "C" not null,
        at timestamptz not null,
        constraint known_address_pk primary key (person, address)
      );

      create table proposal (
        id uuid not null constraint proposal_pk primary key,
        what text not null,
        wanted jsonb not null,
        digest text not null,
        subject text not null,
        agencies text[] not null,
        asked_by text collate "C" not null,
        asked_at timestamptz not null,
        address text,
        until timestamptz not null,
        state text not null,
        decided_by text collate "C",
        decided_at timestamptz,
        reason text
      );
      create unique index proposal_one_pending on proposal (asked_by, digest) where state = 'pending';
      create index proposal_state on proposal (state, id);

      create table two_persons (
        since timestamptz not null constraint two_persons_pk primary key
      );

      create table notice (
        id bigint generated always as identity not null constraint notice_pk primary key,
        at timestamptz not null,
        person text collate "C",
        agency text collate "C",
        code text not null,
        params jsonb not null
      );
      create index notice_person on notice (person, id);
      create index notice_agency on notice (agency, id);

      alter table audit
        add column address text,
        add column reason text,
        add column approved_by text,
        add column agencies text[] not null default '{}';
      update audit a
         set agencies = case
               when after->>'kind' = 'agency' then array[after->>'code']
               when after->>'kind' = 'serving' then array[after->>'agency']
               when after->>'kind' = 'certificate' then array(select jsonb_array_elements_text(after->'agencies'))
               else '{}'
             end;
      alter table audit alter column agencies drop default;
      create index audit_at on audit (at);
      create index audit_who on audit (who, id);

      create function refuse_change_of_audit() returns trigger language plpgsql as $$
      begin
        raise exception 'The audit log is only added to.';
      end $$;
      create trigger audit_only_grows before update or delete or truncate on audit
        for each statement execute function refuse_change_of_audit();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger audit_only_grows on audit;
      drop function refuse_change_of_audit;
      drop index audit_who, audit_at;
      alter table audit drop column agencies, drop column approved_by, drop column reason, drop column address;
      drop table notice, two_persons, proposal, known_address, sign_in_try, session, invitation, person;`);
  }
}
