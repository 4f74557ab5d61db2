import { type Database, prepared } from '@edoc-axis/platform';

export interface SignedPacket {
  readonly packet: string;
  readonly document: string;
  readonly document_id: string;
  readonly sender: string;
  readonly code_number: string;
  readonly code_notation: string;
  readonly brought_at: Date;
  readonly brought_by: string;
  readonly verdict: string;
}

/**
 * Packets of these senders that were signed with a certificate and brought at or after a moment, in the order of their ids,
 * which is the order in which they came. Found through the senders' documents: an index over signers would cost every
 * submission something, for a question that is asked once in a disaster.
 */
export async function packetsSignedWith(
  database: Database,
  {
    senders,
    certificate,
    since,
    after,
    limit,
  }: {
    readonly senders: readonly string[];
    readonly certificate: string;
    readonly since: Date;
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<SignedPacket[]> {
  return signedPackets(database, [senders, certificate, since, after ?? null, limit]);
}

const signedPackets = prepared<[readonly string[], string, Date, string | null, number], SignedPacket>(
  'packets-signed-with',
  `select p.id as packet, d.id as document, d.document_id, d.sender, d.code_number, d.code_notation,
          p.brought_at, p.brought_by, p.verdict->>'verdict' as verdict
     from document d join packet p on p.document = d.id and p.kind = 'document'
    where d.sender = any ($1) and p.brought_at >= $3 and p.verdict->'certificate'->>'sha256' = $2
      and p.id > coalesce($4, '00000000-0000-0000-0000-000000000000'::uuid)
    order by p.id limit $5`,
);
