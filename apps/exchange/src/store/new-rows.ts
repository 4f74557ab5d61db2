import type { FactKind, ReceiptEvent } from '@edoc-axis/domain';

/** A fact about to be appended, in the transaction that does what it tells. */
export interface NewFact {
  readonly id: string;
  readonly kind: FactKind;
  readonly at: Date;
  readonly by: string;
  readonly document: string;
  readonly delivery?: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The `jti` of the receipt written with it. */
  readonly receipt?: string;
}

export interface NewReceipt {
  /** Its `jti`. */
  readonly id: string;
  readonly event: ReceiptEvent;
  readonly at: Date;
  readonly document: string;
  readonly delivery?: string;
  readonly recipient?: string;
  readonly jws: string;
  /** What the recipient signed itself, verified, kept beside ours. */
  readonly party_jws?: string;
}

/**
 * Parts of larger statements: rows come as one JSON parameter, so that a statement keeps its shape, and its plan,
 * however many there are. `source` is a `with` name whose rows decide whether anything is appended at all.
 */
export const appendFacts = (facts: string, epoch: string, source: string) => `
  insert into fact (epoch, id, kind, at, by, document, delivery, params, receipt)
  select ${epoch}, f.id, f.kind, f.at, f.by, f.document, f.delivery, f.params, f.receipt
    from ${source}, jsonb_to_recordset(${facts}::jsonb)
      as f (id uuid, kind text, at timestamptz, by text, document uuid, delivery uuid, params jsonb, receipt text)`;

export const appendReceipts = (receipts: string, source: string) => `
  insert into receipt (id, event, at, document, delivery, recipient, jws, party_jws)
  select r.id, r.event, r.at, r.document, r.delivery, r.recipient, r.jws, r.party_jws
    from ${source}, jsonb_to_recordset(${receipts}::jsonb)
      as r (id text, event text, at timestamptz, document uuid, delivery uuid, recipient text, jws text,
            party_jws text)`;
