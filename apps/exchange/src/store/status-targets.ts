import type { DeliveryState, StatusCode } from '@edoc-axis/domain';
import { type Database, prepared } from '@edoc-axis/platform';

/** A delivery that a status packet may be about: of a document of that name, to that recipient. */
export interface StatusTarget {
  readonly delivery: string;
  readonly document: string;
  readonly business_type: number;
  readonly state: DeliveryState;
  readonly fetched: boolean;
  /** The statuses answered so far. */
  readonly statuses: readonly StatusCode[];
  /** Something is asked that waits for an answer. */
  readonly asked: boolean;
}

export interface StatusTargetOrder {
  readonly sender: string;
  readonly documentId: string;
  /** As it stands there, or as it was addressed. */
  readonly recipient: string;
}

/** A name has few editions, and each goes to a recipient once as a rule. */
const targetsMax = 100;

/** Newest first. */
export async function statusTargets(database: Database, order: StatusTargetOrder): Promise<StatusTarget[]> {
  return targets(database, [order.sender, order.documentId, order.recipient]);
}

const targets = prepared<[string, string, string], StatusTarget>(
  'status-targets',
  `select v.id as delivery, d.id as document, d.business_type, v.state, v.fetched_at is not null as fetched,
          array(select distinct a.status from answer a where a.delivery = v.id) as statuses,
          (select q.id from question q where q.delivery = v.id and q.closed_at is null limit 1) is not null as asked
     from document d
     join delivery v on v.document = d.id and v.carries = 'document'
      and (v.recipient = $3 or $3 = any (v.addressed_to))
    where d.sender = $1 and d.document_id = $2
    order by v.id desc
    limit ${targetsMax}`,
);
