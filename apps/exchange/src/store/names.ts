import { createHash } from 'node:crypto';
import type { AgencyCode, DeliveryState } from '@edoc-axis/domain';
import type { PoolClient } from 'pg';
import { type Database, numbered, prepared, together } from '@edoc-axis/platform';

/** A document that was accepted under a name before, and where its deliveries stand. */
export interface NamedDocument {
  readonly id: string;
  readonly edition: number;
  readonly content_digest: Buffer;
  readonly deliveries: readonly { readonly addressed_to: readonly AgencyCode[]; readonly state: DeliveryState }[];
}

/** By which a sender's own repetition is recognised. */
export interface DocumentName {
  readonly sender: string;
  readonly documentId: string;
}

/**
 * Until the transaction ends nobody else decides about this name. To be called on its own: a statement that also reads
 * would read what was there before it waited.
 */
export async function lockName(client: PoolClient, name: DocumentName): Promise<void> {
  await lock(client, [lockKeyOf(name)]);
}

const lock = prepared<[string], object>('lock-name', 'select pg_advisory_xact_lock($1::bigint)');

/** Of the name's advisory lock. A hash collision only makes two strangers wait for each other. */
export function lockKeyOf({ sender, documentId }: DocumentName): string {
  return createHash('sha256').update(`${sender}\n${documentId}`).digest().readBigInt64BE().toString();
}

export interface NameAndNumber extends DocumentName {
  readonly businessType: number;
  readonly codeNumber: string;
  readonly codeNotation: string;
  /** SHA-256 of its PDF files, hex. */
  readonly pdfs: readonly string[];
}

/** A PDF file that was sent before, by another or under another number, and in which document first. */
export interface SameFile extends DocumentName {
  readonly sha256: string;
}

/** What the sender sent before, as far as it matters to what it sends now. */
export interface EarlierDocuments {
  /** All of the same name, oldest first. */
  readonly named: readonly NamedDocument[];
  /** When the latest with the same number and notation but another DocumentId was accepted: worth a remark. */
  readonly numberedAt?: Date;
  readonly sameFiles: readonly SameFile[];
}

export const findEarlier = together<NameAndNumber, EarlierDocuments>(async (database, wanted) => {
  const rows = await earlier(database, [numbered(wanted)]);
  const found = new Map(rows.map((row) => [row.n, row]));
  return wanted.map((_, n) => earlierDocuments(found.get(n)));
});

function earlierDocuments(row: EarlierRow | undefined): EarlierDocuments {
  const named = (row?.named ?? []).map(({ content_digest, ...document }) => ({
    ...document,
    content_digest: Buffer.from(content_digest, 'hex'),
  }));
  return { named, numberedAt: row?.numbered_at ?? undefined, sameFiles: row?.same_files ?? [] };
}

interface EarlierRow {
  readonly n: number;
  readonly named: readonly (Omit<NamedDocument, 'content_digest'> & { readonly content_digest: string })[];
  readonly numbered_at: Date | null;
  readonly same_files: readonly SameFile[];
}

/**
 * Of the PDF file `f`, as an attachment or inside one, the first packet it came in. Each of the two is sought on its own:
 * both together would be joined to every packet there is.
 */
function firstPacketOf(columns: string, { join = '', and = '' } = {}): string {
  const firstIn = (files: string) =>
    `(select s.packet, ${columns} from ${files} s join packet p on p.id = s.packet ${join}
       where s.sha256 = f.sha256 and s.verdict is not null ${and}
       -- Ids grow with time.
       order by s.packet limit 1)`;
  return `(${firstIn('attachment')} union all ${firstIn('archived_pdf')} order by packet limit 1)`;
}

/** Of NameAndNumber, as a row of JSON. */
const wantedColumns = `sender text, "documentId" text, "businessType" smallint, "codeNumber" text, "codeNotation" text,
             pdfs text[]`;

/** Conditions and tables of what was sent before what is wanted, `w`. */
const earlierOf = {
  named: `document d
              where d.sender = w.sender and d.document_id = w."documentId" and d.business_type = w."businessType"`,
  numbered: `document
            where sender = w.sender and code_number = w."codeNumber" and code_notation = w."codeNotation"
              and document_id <> w."documentId"`,
  sameFiles: `(select decode(pdf, 'hex') as sha256 from unnest(w.pdfs) as pdf) f,
                    lateral ${firstPacketOf('d.sender, d.document_id', {
                      join: 'join document d on d.id = p.document',
                      and: 'and (d.sender <> w.sender or d.code_number <> w."codeNumber" or d.code_notation <> w."codeNotation")',
                    })} e`,
};

/**
 * Whether `findEarlier` would find nothing at all. The orders name the indexes: a plan made while there are no documents
 * would else read all of a sender's, or with `exists` those of all.
 * @param wanted the JSON of a NameAndNumber, an expression of SQL
 */
export function nothingEarlier(wanted: string): string {
  const { named, numbered: sameNumber, sameFiles } = earlierOf;
  return `(select coalesce(
                  (select true from ${named} order by edition limit 1),
                  (select true from ${sameNumber} order by accepted_at desc limit 1),
                  (select true from ${sameFiles} limit 1)) is null
             from jsonb_to_record(${wanted}) as w (${wantedColumns}))`;
}

const earlier = prepared<[string], EarlierRow>(
  'earlier-documents',
  `select w.n,
          coalesce(
            (select json_agg(json_build_object('id', d.id, 'edition', d.edition,
                      'content_digest', encode(d.content_digest, 'hex'), 'deliveries', coalesce(
                        (select json_agg(json_build_object('addressed_to', v.addressed_to, 'state', v.state))
                           from delivery v where v.document = d.id and v.carries = 'document'),
                        '[]')) order by d.edition)
               from ${earlierOf.named}),
            '[]') as named,
          (select accepted_at from ${earlierOf.numbered}
            order by accepted_at desc limit 1) as numbered_at,
          coalesce(
            (select json_agg(json_build_object('sha256', encode(f.sha256, 'hex'),
                      'sender', e.sender, 'documentId', e.document_id))
               from ${earlierOf.sameFiles}),
            '[]') as same_files
     from jsonb_to_recordset($1::jsonb)
       as w (n integer, ${wantedColumns})`,
);

/** When each of these PDF files (SHA-256, hex) was accepted first; those never seen are left out. */
export async function firstSeen(database: Database, files: readonly string[]): Promise<Map<string, Date>> {
  const rows = await seen(database, [files.map((sha256) => Buffer.from(sha256, 'hex'))]);
  return new Map(rows.map(({ sha256, brought_at }) => [sha256, brought_at]));
}

const seen = prepared<[readonly Buffer[]], { sha256: string; brought_at: Date }>(
  'first-seen',
  `select encode(f.sha256, 'hex') as sha256, e.brought_at
     from unnest($1::bytea[]) as f (sha256),
          lateral ${firstPacketOf('p.brought_at')} e`,
);
