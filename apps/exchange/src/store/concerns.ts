import type { AgencyCode, DeliveryState } from '@edoc-axis/domain';
import { type Database, prepared } from '@edoc-axis/platform';
import type { DocumentName } from './names.js';

/** A document that another one is about. */
export interface ConcernedDocument {
  readonly id: string;
  readonly deliveries: readonly { readonly addressed_to: readonly AgencyCode[]; readonly state: DeliveryState }[];
}

/** All editions of a document, oldest first. */
export async function documentsNamed(
  database: Database,
  { sender, documentId, businessType }: DocumentName & { businessType: number },
): Promise<ConcernedDocument[]> {
  return named(database, [sender, documentId, businessType]);
}

const named = prepared<[string, string, number], ConcernedDocument>(
  'documents-named',
  `select d.id, coalesce((select json_agg(json_build_object('addressed_to', v.addressed_to, 'state', v.state))
                            from delivery v where v.document = d.id and v.carries = 'document'), '[]') as deliveries
     from document d
    where d.sender = $1 and d.document_id = $2 and d.business_type = $3 order by d.edition`,
);

export interface Declaration {
  readonly document: string;
  readonly concerned: readonly string[];
  readonly reason?: string;
  readonly at: Date;
}

/** In the transaction that accepts the document; sent on to further addressees, it is due once more. */
export async function declareConcern(
  database: Database,
  { document, concerned, reason, at }: Declaration,
): Promise<void> {
  await declare(database, [document, concerned, reason ?? null, at]);
}

const declare = prepared<[string, readonly string[], string | null, Date], object>(
  'declare-concern',
  `insert into concern (document, concerned, reason, declared_at, due_at)
   select $1::uuid, concerned, $3, $4::timestamptz, $4::timestamptz from unnest($2::uuid[]) concerned
   on conflict (document, concerned) do update set due_at = excluded.due_at`,
);

/** A revocation whose deliveries are still to be withdrawn, or their recipients to be asked. */
export interface DueRevocation {
  readonly document: string;
  readonly concerned: string;
  readonly reason: string | null;
  readonly due_at: Date;
  /** The system that sent it. */
  readonly by: string;
  /** Whom the document is recalled from. */
  readonly recipients: readonly string[];
}

/** Longest due first; of one document alone, when it is named. */
export async function dueRevocations(
  database: Database,
  { document, limit }: { document?: string; limit: number },
): Promise<DueRevocation[]> {
  return document === undefined ? due(database, [limit]) : dueOf(database, [document, limit]);
}

const dueColumns = `c.document, c.concerned, c.reason, c.due_at, p.brought_by as by,
          array (select distinct code from delivery v, unnest(v.addressed_to) code
                  where v.document = c.document and v.carries = 'document') as recipients
     from concern c
     join document d on d.id = c.document
     join packet p on p.id = d.packet`;

const due = prepared<[number], DueRevocation>(
  'due-revocations',
  `select ${dueColumns} where c.due_at is not null order by c.due_at limit $1`,
);

const dueOf = prepared<[string, number], DueRevocation>(
  'due-revocations-of',
  `select ${dueColumns} where c.document = $1 and c.due_at is not null limit $2`,
);

/** Done, unless it has become due once more since. */
export async function settleRevocation(
  database: Database,
  { document, concerned, due_at }: Pick<DueRevocation, 'document' | 'concerned' | 'due_at'>,
): Promise<void> {
  await settle(database, [document, concerned, due_at]);
}

const settle = prepared<[string, string, Date], object>(
  'settle-revocation',
  'update concern set due_at = null where document = $1 and concerned = $2 and due_at = $3',
);

/** One end of a concern, as the other end shows it. */
export interface LinkedDocument {
  readonly id: string;
  readonly document_id: string;
  readonly business_type: number;
  readonly declared_at: Date;
  readonly reason: string | null;
}

export interface LinkOrder {
  readonly document: string;
  /** Absent: whoever asks sees all; else only what was also sent to one of these. */
  readonly recipients?: readonly AgencyCode[];
}

/** A document is revoked or updated a few times at the most. */
const linkedMax = 20;

/** Documents that say something about this one, oldest first. */
export async function concerning(database: Database, order: LinkOrder): Promise<LinkedDocument[]> {
  return concerningThis(database, [order.document, order.recipients ?? null]);
}

const linkedColumns = 'd.id, d.document_id, d.business_type, c.declared_at, c.reason';

// The order names the index of a document's deliveries.
const sentTo = (document: string) =>
  `($2::text[] is null
       or (select true from delivery v
            where v.document = ${document} and v.carries = 'document' and v.recipient in (select unnest ($2::text[]))
            order by v.document, v.id limit 1))`;

const concerningThis = prepared<[string, readonly string[] | null], LinkedDocument>(
  'concerning-documents',
  `select ${linkedColumns} from concern c join document d on d.id = c.document
    where c.concerned = $1 and ${sentTo('c.document')} order by c.declared_at limit ${linkedMax}`,
);

/** Documents that this one says something about, oldest first. */
export async function concernedBy(database: Database, order: LinkOrder): Promise<LinkedDocument[]> {
  return concernedByThis(database, [order.document, order.recipients ?? null]);
}

const concernedByThis = prepared<[string, readonly string[] | null], LinkedDocument>(
  'concerned-documents',
  `select ${linkedColumns} from concern c join document d on d.id = c.concerned
    where c.document = $1 and ${sentTo('c.concerned')} order by d.edition limit ${linkedMax}`,
);
