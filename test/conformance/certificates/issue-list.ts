import { sign } from 'node:crypto';
import { extension } from '../../support/certificates.js';
import { bits, der, explicit, integer, sequence, time } from '../../support/der.js';
import { algorithmOf, authorityKeyIdentifier, general, type Issued } from './issue-chain.js';

/** A revocation list as its CA writes it. */
export interface ListOrder {
  readonly revoked?: readonly Issued[];
  readonly serials?: readonly Buffer[];
  readonly issuer?: Buffer;
  readonly nextUpdate?: Buffer;
  readonly extensions?: readonly Buffer[];
  /** Of every entry. */
  readonly entryExtensions?: readonly Buffer[];
  readonly forged?: boolean;
}

const thisUpdate = time(new Date('2025-12-01T00:00:00Z'));
const nextUpdate = time(new Date('2026-12-01T00:00:00Z'));
const revokedAt = time(new Date('2025-06-01T00:00:00Z'));

export function listBy(signer: Issued, order: ListOrder = {}): Buffer {
  const serials = [...(order.revoked ?? []).map(({ serial }) => serial), ...(order.serials ?? [])];
  const ofEntry = order.entryExtensions ? [sequence(...order.entryExtensions)] : [];
  const entries = serials.map((serial) => sequence(integer(serial), revokedAt, ...ofEntry));
  const body = sequence(
    integer(Buffer.of(1)),
    algorithmOf(signer.privateKey, 'sha256'),
    order.issuer ?? signer.subject,
    thisUpdate,
    order.nextUpdate ?? nextUpdate,
    ...(entries.length > 0 ? [sequence(...entries)] : []),
    explicit(
      0,
      sequence(
        authorityKeyIdentifier(signer),
        extension('2.5.29.20', integer(Buffer.of(1))),
        ...(order.extensions ?? []),
      ),
    ),
  );
  const value = sign('sha256', body, signer.privateKey);
  if (order.forged) value[value.length - 1] = (value.at(-1) ?? 0) ^ 1;
  return sequence(body, algorithmOf(signer.privateKey, 'sha256'), bits(value));
}

/** IssuingDistributionPoint: where the list lies, and what it speaks of. */
export function issuingPoint(parts: {
  readonly place?: Buffer;
  readonly only?: 'users' | 'authorities' | 'attributes';
  readonly reasons?: boolean;
  readonly indirect?: boolean;
}): Buffer {
  const yes = (number: number) => der(0x80 + number, Buffer.of(0xff));
  return extension(
    '2.5.29.28',
    sequence(
      ...(parts.place ? [explicit(0, der(0xa0, general.directory(parts.place)))] : []),
      ...(parts.only === 'users' ? [yes(1)] : []),
      ...(parts.only === 'authorities' ? [yes(2)] : []),
      ...(parts.reasons ? [der(0x83, Buffer.of(5, 0x60))] : []),
      ...(parts.indirect ? [yes(4)] : []),
      ...(parts.only === 'attributes' ? [yes(5)] : []),
    ),
    true,
  );
}

/** CRLDistributionPoints with one place, perhaps for some reasons, perhaps of another issuer. */
export function listPoint(place: Buffer, more: { reasons?: boolean; issuer?: Buffer } = {}): Buffer {
  const point = sequence(
    explicit(0, der(0xa0, general.directory(place))),
    ...(more.reasons ? [der(0x81, Buffer.of(5, 0x60))] : []),
    ...(more.issuer ? [explicit(2, general.directory(more.issuer))] : []),
  );
  return extension('2.5.29.31', sequence(point));
}
