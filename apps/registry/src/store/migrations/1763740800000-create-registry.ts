import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRegistry1763740800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table agency (
        code text collate "C" not null constraint agency_pk primary key,
        form102 text,
        name text not null,
        parent text,
        valid_from timestamptz not null,
        valid_until timestamptz,
        successors text[] not null,
        receives_for text,
        receives_for_until timestamptz,
        policy text,
        centre boolean not null
      );
      create unique index agency_form102_key on agency (form102);

      create table certificate (
        sha256 text collate "C" not null constraint certificate_pk primary key,
        role text not null,
        der bytea not null,
        registered_at timestamptz not null,
        revoked_at timestamptz,
        revocation_reason text
      );
      create table certificate_agency (
        sha256 text collate "C" not null,
        agency text not null,
        constraint certificate_agency_pk primary key (sha256, agency)
      );
      create index certificate_agency_agency on certificate_agency (agency);

      create table system (
        name text collate "C" not null constraint system_pk primary key,
        door text not null,
        keys jsonb not null,
        suspended boolean not null
      );
      create table serving (
        agency text not null,
        since timestamptz not null,
        system text collate "C" not null,
        until timestamptz,
        constraint serving_pk primary key (agency, since)
      );
      create unique index serving_one_open on serving (agency) where until is null;
      create index serving_system on serving (system);

      create table directory_change (
        version bigint not null constraint directory_change_pk primary key,
        at timestamptz not null,
        kind text not null,
        entry jsonb not null
      );

      create table audit (
        id bigint generated always as identity not null constraint audit_pk primary key,
        at timestamptz not null,
        who text not null,
        what text not null,
        subject text not null,
        directory_version bigint not null,
        before jsonb,
        after jsonb not null
      );
      create index audit_subject on audit (subject);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table audit, directory_change, serving, system,
        certificate_agency, certificate, agency;`);
  }
}
