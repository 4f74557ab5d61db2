import { directorySnapshotTables } from '@edoc-axis/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Terminology: a *document* is what a packet says, under a name (sender, DocumentId, business type); a *packet* is the
 * bytes as they came, with what was judged about them. A document sent to further addressees later has a second packet.
 * Times come from the process and never from the database's clock, so that tests can move them.
 */
export class CreateExchange1763760000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table document (
        id uuid not null constraint document_pk primary key,
        sender text collate "C" not null,
        document_id text collate "C" not null,
        business_type smallint not null,
        edition integer not null,
        follows uuid,
        packet uuid not null,
        content_digest bytea not null,
        code_number text not null,
        code_notation text not null,
        subject text not null,
        promulgated_on text,
        priority smallint not null,
        accepted_at timestamptz not null
      );
      create unique index document_name on document (sender, document_id, business_type, edition);
      create index document_number on document (sender, code_number, code_notation, accepted_at);

      create table packet (
        id uuid not null constraint packet_pk primary key,
        document uuid not null,
        kind text not null constraint packet_kind check (kind in ('document', 'status')),
        sha256 bytea not null,
        bytes bigint not null,
        inline bytea,
        content uuid,
        gone_at timestamptz,
        gone_reason text,
        brought_by text not null,
        brought_at timestamptz not null,
        verdict jsonb,
        policy text,
        directory_version bigint,
        warnings jsonb,
        receipt text,
        constraint packet_lies_once check (num_nonnulls(inline, content, gone_at) = 1)
      );
      -- Signed packets hardly shrink, and a range of them is read without unpacking the rest.
      alter table packet alter column inline set storage external;
      create index packet_document on packet (document);
      create unique index packet_content on packet (content) where content is not null;

      create table attachment (
        packet uuid not null,
        n smallint not null,
        name text not null,
        description text,
        content_type text,
        bytes bigint not null,
        sha256 bytea not null,
        encoded_from bigint not null,
        encoded_to bigint not null,
        wrapped boolean not null,
        constraint attachment_pk primary key (packet, n)
      );

      create table delivery (
        id uuid not null constraint delivery_pk primary key,
        carries text not null constraint delivery_carries check (carries in ('document', 'status')),
        document uuid not null,
        packet uuid not null,
        recipient text collate "C" not null,
        addressed_to text[] not null,
        state text not null,
        since timestamptz not null,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        urgent boolean not null,
        version integer not null default 0,
        leased_until timestamptz,
        leased_by text,
        lease_hash bytea,
        fetched_at timestamptz,
        fetched_by text[] not null default '{}',
        acknowledged_at timestamptz,
        reason jsonb,
        redelivers uuid,
        -- Of a status: the answer it carries.
        answer uuid
      ) with (fillfactor = 85);
      create index delivery_document on delivery (document, id);
      create index delivery_waiting on delivery (recipient, urgent desc, id) where state = 'pending';
      create index delivery_expiring on delivery (expires_at) where state = 'pending';

      create table answer (
        id uuid not null constraint answer_pk primary key,
        delivery uuid not null,
        status text not null,
        description text,
        staff jsonb,
        by text not null,
        given_at timestamptz not null,
        signature text,
        receipts text[] not null
      );
      create index answer_delivery on answer (delivery, id);

      -- What a sender asks of a recipient that holds a document: take-back, revocation, update. Answered by 15 or 16.
      create table question (
        id uuid not null constraint question_pk primary key,
        delivery uuid not null,
        kind text not null constraint question_kind check (kind in ('take-back', 'revocation', 'update')),
        by text not null,
        reason text,
        asked_at timestamptz not null,
        disagreed_at timestamptz,
        closed_at timestamptz,
        answer uuid
      );
      create unique index question_open on question (delivery, kind) where closed_at is null;

      create table receipt (
        id text collate "C" not null constraint receipt_pk primary key,
        event text not null,
        at timestamptz not null,
        document uuid not null,
        delivery uuid,
        recipient text,
        jws text not null,
        party_jws text
      );
      create index receipt_document on receipt (document, delivery);

      -- In commit order: readers take rows of transactions below pg_snapshot_xmin, by (epoch, xid, sequence).
      create table fact (
        epoch integer not null,
        xid xid8 not null default pg_current_xact_id(),
        sequence bigint generated always as identity not null,
        id uuid not null,
        kind text not null,
        at timestamptz not null,
        by text not null,
        document uuid not null,
        delivery uuid,
        params jsonb not null,
        receipt text,
        constraint fact_pk primary key (epoch, xid, sequence)
      );
      create index fact_document on fact (document, delivery);

      -- A restore raises the epoch: transaction numbers may begin anew then.
      create table feed (
        sole boolean not null default true constraint feed_pk primary key constraint feed_sole check (sole),
        epoch integer not null
      );
      insert into feed (epoch) values (1);

      create table rejection (
        id uuid not null constraint rejection_pk primary key,
        sender text not null,
        document_id text not null,
        packet_sha256 bytea not null,
        code text not null,
        params jsonb not null,
        by text not null,
        at timestamptz not null
      );

      create table assertion (
        system text collate "C" not null,
        jti text collate "C" not null,
        until timestamptz not null,
        constraint assertion_pk primary key (system, jti)
      );
      ${directorySnapshotTables}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table directory_entry, directory_version, assertion, rejection, feed, fact, receipt, question, answer,
        delivery, attachment, packet, document;`);
  }
}
