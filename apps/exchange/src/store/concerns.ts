import { type AgencyCode, businessTypes, type DeliveryState } from '@edoc-axis/domain';
import { type Database, prepared } from '@edoc-axis/platform';

/** A document that another one is about. */
export interface ConcernedDocument {
  readonly id: string;
  readonly document_id: string;
  readonly deliveries: readonly { readonly addressed_to: readonly AgencyCode[]; readonly state: DeliveryState }[];
}

/** All the sender sent under these names, in every edition, revocations aside. */
export async function documentsNamed(
  database: Database,
  { sender, documentIds }: { sender: string; documentIds: readonly string[] },
): Promise<ConcernedDocument[]> {
  return named(database, [sender, documentIds]);
}

const named = prepared<[string, readonly string[]], ConcernedDocument>(
  'documents-named',
  `select d.id, d.document_id, coalesce((select json_agg(json_build_object('addressed_to', v.addressed_to, 'state', v.state))
                            from delivery v where v.document = d.id and v.carries = 'document'), '[]') as deliveries
     from document d
    where d.sender = $1 and d.document_id = any ($2::text[]) and d.business_type <> ${businessTypes.revocation}
    order by d.id`,
);

export interface Declaration {
  readonly document: string;
  readonly concerned: readonly string[];
  readonly reason?: string;
  /** Agencies the earlier document no longer goes to. */
  readonly removed: readonly string[];
  /** Something is to be done to its deliveries. */
  readonly isDue: boolean;
  readonly at: Date;
}

/** In the transaction that accepts the document; sent on to further addressees, it is due once more. */
export async function declareConcern(
  database: Database,
  { document, concerned, reason, removed, isDue, at }: Declaration,
): Promise<void> {
  await declare(database, [document, concerned, reason ?? null, at, removed, isDue ? at : null]);
}

const declare = prepared<readonly unknown[], object>(
  'declare-concern',
  `insert into concern (document, concerned, reason, declared_at, removed, due_at)
   select $1::uuid, concerned, $3, $4::timestamptz, $5::text[], $6::timestamptz from unnest($2::uuid[]) concerned
   on conflict (document, concerned) do update set due_at = excluded.due_at`,
);

/** A document that was accepted, and whose effect on the deliveries of an earlier one is still to be brought about. */
export interface DueConcern {
  readonly business_type: number;
  readonly document: string;
  readonly concerned: string;
  readonly reason: string | null;
  readonly due_at: Date;
  /** The system that sent it. */
  readonly by: string;
  /** Whom it is addressed to: whom the earlier document is recalled from, or whose copy is updated. */
  readonly recipients: readonly string[];
  readonly removed: readonly string[];
}

/** Longest due first; of one document alone, when it is named. */
export async function dueConcerns(
  database: Database,
  { document, limit }: { document?: string; limit: number },
): Promise<DueConcern[]> {
  return document === undefined ? due(database, [limit]) : dueOf(database, [document, limit]);
}

const dueColumns = `c.document, c.concerned, c.reason, c.removed, c.due_at, d.business_type, p.brought_by as by,
          array (select distinct code from delivery v, unnest(v.addressed_to) code
                  where v.document = c.document and v.carries = 'document') as recipients
     from concern c
     join document d on d.id = c.document
     join packet p on p.id = d.packet`;

const due = prepared<[number], DueConcern>(
  'due-concerns',
  `select ${dueColumns} where c.due_at is not null order by c.due_at limit $1`,
);

const dueOf = prepared<[string, number], DueConcern>(
  'due-concerns-of',
  `select ${dueColumns} where c.document = $1 and c.due_at is not null limit $2`,
);

/** Done, unless it has become due once more since. */
export async function settleConcern(
  database: Database,
  { document, concerned, due_at }: Pick<DueConcern, 'document' | 'concerned' | 'due_at'>,
): Promise<void> {
  await settle(database, [document, concerned, due_at]);
}

const settle = prepared<[string, string, Date], object>(
  'settle-concern',
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

/** Documents that say something about this one, oldest first. Among too many of them a revocation is never missing. */
export async function concerning(database: Database, order: LinkOrder): Promise<LinkedDocument[]> {
  const found = await concerningThis(database, [order.document, order.recipients ?? null]);
  return found.sort((a, b) => a.declared_at.getTime() - b.declared_at.getTime());
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
    where c.concerned = $1 and ${sentTo('c.document')}
    order by d.business_type = ${businessTypes.revocation} desc, c.declared_at limit ${linkedMax}`,
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
