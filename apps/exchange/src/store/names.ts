import { createHash } from 'node:crypto';
import type { AgencyCode, DeliveryState } from '@edoc-axis/domain';
import type { PoolClient } from 'pg';
import { type Database, prepared } from './prepared.js';

/** A document that was accepted under a name before, and where its deliveries stand. */
export interface NamedDocument {
  readonly id: string;
  readonly edition: number;
  readonly content_digest: Buffer;
  readonly deliveries: readonly { readonly addressed_to: readonly AgencyCode[]; readonly state: DeliveryState }[];
}

/**
 * Until the transaction ends nobody else decides about this name. A hash collision only makes two strangers wait for
 * each other. To be called on its own: a statement that also reads would read what was there before it waited.
 */
export async function lockName(client: PoolClient, sender: string, documentId: string): Promise<void> {
  const key = createHash('sha256').update(`${sender}\n${documentId}`).digest().readBigInt64BE();
  await lock(client, [key.toString()]);
}

const lock = prepared<[string], object>('lock-name', 'select pg_advisory_xact_lock($1::bigint)');

/** All documents of a name, oldest first. */
export async function documentsNamed(
  database: Database,
  name: { sender: string; documentId: string; businessType: number },
): Promise<NamedDocument[]> {
  return named(database, [name.sender, name.documentId, name.businessType]);
}

const named = prepared<[string, string, number], NamedDocument>(
  'documents-named',
  `select d.id, d.edition, d.content_digest,
          coalesce(
            (select json_agg(json_build_object('addressed_to', v.addressed_to, 'state', v.state))
               from delivery v where v.document = d.id and v.carries = 'document'),
            '[]') as deliveries
     from document d
    where d.sender = $1 and d.document_id = $2 and d.business_type = $3
    order by d.edition`,
);

export interface EarlierNumber {
  /** `7816/VPCP-TTĐT` */
  readonly code: string;
  readonly earlierAt: string;
}

/** The latest document of this sender with the same number and notation but another DocumentId: worth a remark. */
export async function documentNumbered(
  database: Database,
  number: { sender: string; codeNumber: string; codeNotation: string; documentId: string },
): Promise<EarlierNumber | undefined> {
  const { sender, codeNumber, codeNotation, documentId } = number;
  const [row] = await numbered(database, [sender, codeNumber, codeNotation, documentId]);
  return row && { code: `${codeNumber}/${codeNotation}`, earlierAt: row.accepted_at.toISOString() };
}

const numbered = prepared<[string, string, string, string], { accepted_at: Date }>(
  'document-numbered',
  `select accepted_at from document
    where sender = $1 and code_number = $2 and code_notation = $3 and document_id <> $4
    order by accepted_at desc limit 1`,
);
