import { type Database, prepared } from '@edoc-axis/platform';
import type { Row } from './tables.js';

export interface SentEntryRow extends Pick<
  Row<'document'>,
  | 'id'
  | 'document_id'
  | 'code_number'
  | 'code_notation'
  | 'subject'
  | 'promulgated_on'
  | 'priority'
  | 'business_type'
  | 'edition'
  | 'accepted_at'
> {
  readonly n: string;
  readonly recipients: number;
  readonly first: readonly string[];
}

/** Where a page of the register begins: after a number, and of its documents this one. */
export interface SentEntryPlace {
  readonly n: string;
  readonly id: string;
}

export interface SentRegisterOrder {
  readonly agency: string;
  readonly since: Date;
  /** The first moment that does not count. */
  readonly until: Date;
  readonly after?: SentEntryPlace;
  readonly limit: number;
}

/** A number that is none, as `12a`, comes after all others. */
const numberOf = `case when code_number ~ '^[0-9]{1,15}$' then code_number::bigint else 999999999999999999 end`;

/**
 * What an agency sent in that time, by number. All of that time is put in order for each page: what one agency sends in a year is
 * no more than a page of it is worth waiting for.
 */
export async function sentRegister(database: Database, order: SentRegisterOrder): Promise<SentEntryRow[]> {
  const { agency, since, until, after, limit } = order;
  return sent(database, [agency, since, until, after?.n ?? '-1', after?.id ?? lowestId, limit]);
}

const lowestId = '00000000-0000-0000-0000-000000000000';

const sent = prepared<readonly unknown[], SentEntryRow>(
  'sent-register',
  `select d.*, r.recipients, r.first
     from (select id, document_id, code_number, code_notation, subject, promulgated_on, priority, business_type, edition,
                  accepted_at, ${numberOf} as n
             from document
            where lower(sender) = lower($1) and accepted_at >= $2 and accepted_at < $3
              and (${numberOf}, id) > ($4::bigint, $5::uuid)
            order by n, id
            limit $6) d
    cross join lateral (
      select count(*)::integer as recipients, (array_agg(v.recipient order by v.id))[1:3] as first
        from delivery v
       where v.document = d.id and v.carries = 'document' and v.redelivers is null) r
    order by d.n, d.id`,
);
