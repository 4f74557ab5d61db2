import type { WrittenGrant } from '@edoc-axis/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The index by which an agency's clerks are found is of a kind that decorators do not know. */
@Entity({ name: 'person' })
@Index('person_grants', { synchronize: false })
export class PersonRow {
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'person_pk' })
  name!: string;

  @Column({ name: 'full_name', type: 'text' })
  fullName!: string;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ type: 'jsonb' })
  grants!: WrittenGrant[];

  /** As argon2 writes it: `$argon2id$…`. */
  @Column({ type: 'text', nullable: true })
  password!: string | null;

  /** The secret of the authenticator, sealed. */
  @Column({ name: 'second_factor', type: 'bytea', nullable: true })
  secondFactor!: Buffer | null;

  /** The half minute of the last code that counted: none of it or before counts again. */
  @Column({ name: 'second_factor_step', type: 'bigint', nullable: true })
  secondFactorStep!: string | null;

  /** SHA-256 of the recovery codes that were not used. */
  @Column({ type: 'text', array: true })
  recovery!: string[];

  @Column({ name: 'added_at', type: 'timestamp with time zone' })
  addedAt!: Date;

  @Column({ name: 'joined_at', type: 'timestamp with time zone', nullable: true })
  joinedAt!: Date | null;

  @Column({ name: 'disabled_at', type: 'timestamp with time zone', nullable: true })
  disabledAt!: Date | null;

  @Column({ name: 'disabled_reason', type: 'text', nullable: true })
  disabledReason!: string | null;
}

/** One for each person at the most: a new one takes the place of the old. */
@Entity({ name: 'invitation' })
export class InvitationRow {
  @PrimaryColumn({ name: 'token_sha256', type: 'text', collation: 'C', primaryKeyConstraintName: 'invitation_pk' })
  tokenSha256!: string;

  @Index('invitation_person', { unique: true })
  @Column({ type: 'text', collation: 'C' })
  person!: string;

  @Column({ type: 'text' })
  purpose!: 'join' | 'second-factor';

  /** The secret of the authenticator to be, sealed. */
  @Column({ name: 'second_factor', type: 'bytea' })
  secondFactor!: Buffer;

  @Column({ type: 'timestamp with time zone' })
  until!: Date;
}

@Entity({ name: 'session' })
export class SessionRow {
  /** Stands in tokens, and opens nothing. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'session_pk' })
  id!: string;

  @Index('session_token', { unique: true })
  @Column({ name: 'token_sha256', type: 'text', collation: 'C' })
  tokenSha256!: string;

  @Index('session_person')
  @Column({ type: 'text', collation: 'C' })
  person!: string;

  @Column({ type: 'text' })
  address!: string;

  /** What the program it was opened with says of itself. */
  @Column({ type: 'text', nullable: true })
  program!: string | null;

  @Column({ name: 'signed_in_at', type: 'timestamp with time zone' })
  signedInAt!: Date;

  @Column({ name: 'seen_at', type: 'timestamp with time zone' })
  seenAt!: Date;

  @Column({ name: 'ends_at', type: 'timestamp with time zone' })
  endsAt!: Date;
}

/** Failed attempts to sign in, by account, by address, or by both together. */
@Entity({ name: 'sign_in_try' })
export class SignInTryRow {
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'sign_in_try_pk' })
  key!: string;

  @Column({ type: 'integer' })
  failures!: number;

  @Column({ name: 'last_at', type: 'timestamp with time zone' })
  lastAt!: Date;

  @Column({ name: 'locked_until', type: 'timestamp with time zone', nullable: true })
  lockedUntil!: Date | null;
}

/** From where somebody has signed in before. */
@Entity({ name: 'known_address' })
export class KnownAddressRow {
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'known_address_pk' })
  person!: string;

  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'known_address_pk' })
  address!: string;

  @Column({ type: 'timestamp with time zone' })
  at!: Date;
}
