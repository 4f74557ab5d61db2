import type { AuthorityAnswer } from '@edoc-axis/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What is known of a certificate's revocation, and when it is asked again. */
@Entity({ name: 'revocation' })
@Index('revocation_due', ['nextAttemptAt'])
export class RevocationRow {
  /** SHA-256 of the certificate. */
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'revocation_pk' })
  certificate!: string;

  @Column({ type: 'text' })
  state!: 'not-checked' | 'good' | 'revoked' | 'unknown';

  @Column({ type: 'text' })
  responder!: string;

  @Column({ type: 'timestamp with time zone', nullable: true })
  since!: Date | null;

  @Column({ type: 'timestamp with time zone', nullable: true })
  until!: Date | null;

  @Column({ name: 'revoked_at', type: 'timestamp with time zone', nullable: true })
  revokedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** SHA-256 of the answer it rests on. */
  @Column({ type: 'text', nullable: true })
  answer!: string | null;

  /** Of the CAs above it, each with the answer about it. */
  @Column({ type: 'jsonb', nullable: true })
  authorities!: AuthorityAnswer[] | null;

  @Column({ type: 'integer' })
  failures!: number;

  @Column({ type: 'jsonb', nullable: true })
  problem!: object | null;

  @Column({ name: 'next_attempt_at', type: 'timestamp with time zone', nullable: true })
  nextAttemptAt!: Date | null;

  /** Of the directory, in which this was published; null where nothing was. Earlier versions say nothing any more. */
  @Column({ type: 'bigint', nullable: true })
  version!: string | null;
}

/** An answer that was believed, kept as evidence: a responder's, or a list. Rows are only ever added. */
@Entity({ name: 'revocation_answer' })
export class RevocationAnswerRow {
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'revocation_answer_pk' })
  sha256!: string;

  @Column({ type: 'text' })
  kind!: 'ocsp' | 'list';

  @Column({ type: 'text' })
  responder!: string;

  @Column({ name: 'received_at', type: 'timestamp with time zone' })
  receivedAt!: Date;

  @Column({ name: 'until', type: 'timestamp with time zone', nullable: true })
  until!: Date | null;

  /** Of a list an administrator carried in: its CA's name, by which it is found for certificates registered later. */
  @Index('revocation_answer_issuer')
  @Column({ name: 'carried_in_for', type: 'text', nullable: true })
  carriedInFor!: string | null;

  @Column({ type: 'bytea' })
  bytes!: Buffer;
}

/** A CA's certificate that came along with one that was registered: who asks about a certificate needs its issuer. */
@Entity({ name: 'issuer' })
export class IssuerRow {
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'issuer_pk' })
  sha256!: string;

  @Column({ type: 'bytea' })
  der!: Buffer;
}

/** A stranger's certificate that signed or stamped a PDF file: nobody registered it, and its revocation is asked all the same. */
@Entity({ name: 'met_certificate' })
export class MetCertificateRow {
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'met_certificate_pk' })
  sha256!: string;

  @Column({ type: 'bytea' })
  der!: Buffer;

  /** Of late. */
  @Column({ name: 'met_at', type: 'timestamp with time zone' })
  metAt!: Date;
}

/** That a certificate ends soon, said once for each of its days; shown with the certificate. Rows are only ever added. */
@Entity({ name: 'certificate_notice' })
export class CertificateNoticeRow {
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'certificate_notice_pk' })
  certificate!: string;

  /** How many days before the end: 60, 30, 7. */
  @PrimaryColumn({ name: 'days_before', type: 'integer', primaryKeyConstraintName: 'certificate_notice_pk' })
  daysBefore!: number;

  @Column({ name: 'noticed_at', type: 'timestamp with time zone' })
  noticedAt!: Date;

  @Column({ name: 'ends_at', type: 'timestamp with time zone' })
  endsAt!: Date;
}
