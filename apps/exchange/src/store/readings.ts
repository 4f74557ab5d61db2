import { type Database, prepared } from '@edoc-axis/platform';
import type { Row } from './tables.js';

export type NewReading = Row<'reading'>;

/** In the transaction that hands over what is read, before a byte of it leaves. */
export async function appendReadings(database: Database, readings: readonly NewReading[]): Promise<void> {
  await append(database, [JSON.stringify(readings)]);
}

const append = prepared<[string], object>(
  'append-readings',
  `insert into reading (id, at, person, address, program, document, packet, attachment, shown, agency, delivery, reason)
   select id, at, person, address, program, document, packet, attachment, shown, agency, delivery, reason
     from jsonb_to_recordset($1::jsonb)
       as r (id uuid, at timestamptz, person text, address text, program text, document uuid, packet uuid,
             attachment smallint, shown boolean, agency text, delivery uuid, reason text)`,
);

export interface ReadingOrder {
  readonly document?: string;
  readonly person?: string;
  readonly agency?: string;
  readonly from?: Date;
  readonly to?: Date;
  /** Read for an agency in one of these, or below; absent: all. */
  readonly branches?: readonly string[];
  readonly before?: string;
  readonly limit: number;
}

export type ReadingRow = Row<'reading'> & {
  readonly document_id: string;
  readonly code_number: string;
  readonly code_notation: string;
  readonly sender: string;
  readonly name: string | null;
};

/** The newest first. */
export async function readings(database: Database, order: ReadingOrder): Promise<ReadingRow[]> {
  const { document, person, agency, from, to, branches, before, limit } = order;
  const { rows } = await database.query<ReadingRow>(
    `select r.*, d.document_id, d.code_number, d.code_notation, d.sender, a.name
       from reading r
       join document d on d.id = r.document
       left join attachment a on a.packet = r.packet and a.n = r.attachment
      where ($1::uuid is null or r.document = $1)
        and ($2::text is null or r.person = $2)
        and ($3::text is null or r.agency = $3)
        and ($4::timestamptz is null or r.at >= $4)
        and ($5::timestamptz is null or r.at < $5)
        and ($6::text[] is null or exists (select from unnest($6::text[]) as branch (code)
                                            where r.agency = branch.code or starts_with(r.agency, branch.code || '.')))
        and ($7::uuid is null or r.id < $7)
      order by r.id desc
      limit $8`,
    [
      document ?? null,
      person ?? null,
      agency ?? null,
      from ?? null,
      to ?? null,
      branches ?? null,
      before ?? null,
      limit,
    ],
  );
  return rows;
}
