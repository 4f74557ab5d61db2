import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A registered certificate. It is never deleted, only marked revoked. */
@Entity({ name: 'certificate' })
export class CertificateRow {
  /** Of the DER, lower-case hex. */
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'certificate_pk' })
  sha256!: string;

  @Column({ type: 'text' })
  role!: 'organisation' | 'person';

  @Column({ type: 'bytea' })
  der!: Buffer;

  @Column({ name: 'registered_at', type: 'timestamp with time zone' })
  registeredAt!: Date;

  @Column({ name: 'revoked_at', type: 'timestamp with time zone', nullable: true })
  revokedAt!: Date | null;

  @Column({ name: 'revocation_reason', type: 'text', nullable: true })
  revocationReason!: string | null;
}

/** One agency a certificate signs for. */
@Entity({ name: 'certificate_agency' })
export class CertificateAgencyRow {
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'certificate_agency_pk' })
  sha256!: string;

  @Index('certificate_agency_agency')
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'certificate_agency_pk' })
  agency!: string;
}
