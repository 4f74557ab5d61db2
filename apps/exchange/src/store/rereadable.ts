import { type Database, prepared } from '@edoc-axis/platform';
import type { Row } from './tables.js';

/** A packet with everything that was accepted on its gateway's word. */
export interface RereadablePacket
  extends
    Pick<
      Row<'packet'>,
      | 'id'
      | 'sha256'
      | 'bytes'
      | 'inline'
      | 'content'
      | 'brought_at'
      | 'verdict'
      | 'gateway'
      | 'main_attachment'
      | 'directory_version'
    >,
    Pick<
      Row<'document'>,
      | 'sender'
      | 'document_id'
      | 'business_type'
      | 'code_number'
      | 'code_notation'
      | 'subject'
      | 'promulgated_on'
      | 'heading'
      | 'priority'
      | 'content_digest'
    > {}

/** The packet whose acceptance has this receipt; undefined when there is none, or its content is gone. */
export async function packetOfReceipt(
  database: Database,
  { document, receipt }: { document: string; receipt: string },
): Promise<RereadablePacket | undefined> {
  return (await packet(database, [document, receipt]))[0];
}

const packet = prepared<[string, string], RereadablePacket>(
  'packet-of-receipt',
  `select p.id, p.sha256, p.bytes, p.inline, p.content, p.brought_at, p.verdict, p.gateway, p.main_attachment,
          p.directory_version, d.sender, d.document_id, d.business_type, d.code_number, d.code_notation, d.subject,
          d.promulgated_on, d.heading, d.priority, d.content_digest
     from packet p join document d on d.id = p.document
    where p.document = $1 and p.receipt = $2 and p.kind = 'document' and p.gone_at is null`,
);

export async function attachmentsAfter(
  database: Database,
  { packet: id, after, limit }: { packet: string; after: number; limit: number },
): Promise<Row<'attachment'>[]> {
  return attachments(database, [id, after, limit]);
}

const attachments = prepared<[string, number, number], Row<'attachment'>>(
  'attachments-after',
  'select * from attachment where packet = $1 and n > $2 order by n limit $3',
);

/** The files in a packet's archives, behind one of them, in their order. */
export async function archivedPdfsAfter(
  database: Database,
  { packet: id, after, limit }: { packet: string; after: { n: number; file: number }; limit: number },
): Promise<Row<'archived_pdf'>[]> {
  return archivedPdfs(database, [id, after.n, after.file, limit]);
}

const archivedPdfs = prepared<[string, number, number, number], Row<'archived_pdf'>>(
  'archived-pdfs-after',
  'select * from archived_pdf where packet = $1 and (n, file) > ($2, $3) order by n, file limit $4',
);

/** The codes a packet was addressed to, each once, in their order. */
export async function addresseesAfter(
  database: Database,
  { document, packet: id, after, limit }: { document: string; packet: string; after: string; limit: number },
): Promise<string[]> {
  const rows = await addressees(database, [document, id, after, limit]);
  return rows.map(({ code }) => code);
}

const addressees = prepared<[string, string, string, number], { code: string }>(
  'addressees-after',
  `select distinct addressed.code collate "C" as code
     from delivery v, unnest (v.addressed_to) as addressed (code)
    where v.document = $1 and v.packet = $2 and v.carries = 'document' and addressed.code collate "C" > $3
    order by 1
    limit $4`,
);

export async function packetById(database: Database, id: string): Promise<{ readonly isInline: boolean } | undefined> {
  return (await byId(database, [id]))[0];
}

const byId = prepared<[string], { isInline: boolean }>(
  'packet-by-id',
  'select inline is not null as "isInline" from packet where id = $1',
);
