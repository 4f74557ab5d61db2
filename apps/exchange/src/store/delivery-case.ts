import type { Carries, DeliveryState, QuestionKind, StatusCode } from '@edoc-axis/domain';
import { type Database, numbered, prepared, together } from '@edoc-axis/platform';
import type { JsonRow, Row } from './tables.js';

/** A delivery with everything that is needed to decide about it. */
export interface DeliveryCase extends Omit<Row<'delivery'>, 'state' | 'carries'> {
  readonly state: DeliveryState;
  readonly carries: Carries;
  readonly sender: string;
  readonly document_id: string;
  readonly code_number: string;
  readonly code_notation: string;
  readonly promulgated_on: string | null;
  readonly packet_sha256: Buffer;
  /** The packet's content, where nobody held it any more. */
  readonly content_gone_at: Date | null;
  /** Of a status delivery: the status it carries. */
  readonly status: StatusCode | null;
  /** Oldest first. */
  readonly answers: readonly AnswerInCase[];
  readonly open_questions: readonly QuestionInCase[];
}

export interface AnswerInCase extends Pick<JsonRow<'answer'>, 'receipts' | 'by'> {
  readonly status: StatusCode;
  readonly description?: string;
  readonly at: string;
}

export interface QuestionInCase extends Omit<JsonRow<'question'>, 'kind'> {
  readonly kind: QuestionKind;
  readonly disagreed: boolean;
}

export const findDelivery = together<string, DeliveryCase | undefined>(async (database, ids) => {
  const found = new Map((await find(database, [ids])).map((each) => [each.id, each]));
  return ids.map((id) => found.get(id));
});

const find = prepared<[readonly string[]], DeliveryCase>(
  'find-delivery',
  `select v.*, d.sender, d.document_id, d.code_number, d.code_notation, d.promulgated_on, p.sha256 as packet_sha256,
          p.gone_at as content_gone_at,
          case when v.question is null then carried.status else '13' end as status,
          coalesce(
            (select json_agg(json_strip_nulls(json_build_object('status', a.status, 'description', a.description,
                      'receipts', a.receipts, 'by', a.by, 'at', a.given_at)) order by a.given_at, a.id)
               from answer a where a.delivery = v.id),
            '[]') as answers,
          coalesce(
            (select json_agg(to_jsonb(q) || jsonb_build_object('disagreed', q.disagreed_at is not null) order by q.asked_at)
               from question q where q.delivery = v.id and q.closed_at is null),
            '[]') as open_questions
     from delivery v
     join document d on d.id = v.document
     join packet p on p.id = v.packet
     left join answer carried on carried.id = v.answer
    where v.id = any ($1::uuid[])`,
);

/** A take-back that was asked with these words before, and that the recipient did not agree to. */
export const findDeclined = together<{ delivery: string; reason: string | null }, string | undefined>(
  async (database, wanted) => {
    const rows = await declined(database, [numbered(wanted)]);
    const found = new Map(rows.map(({ n, id }) => [n, id]));
    return wanted.map((_, n) => found.get(n));
  },
);

const declined = prepared<[string], { n: number; id: string }>(
  'find-declined',
  `select o.n, q.id
     from jsonb_to_recordset($1::jsonb) as o (n integer, delivery uuid, reason text),
          lateral (select question.id from question join answer on answer.id = question.answer
                    where question.delivery = o.delivery and question.kind = 'take-back'
                      and question.reason is not distinct from o.reason and answer.status = '16'
                    limit 1) q`,
);

/** The receipts of a delivery, oldest first. */
export async function receiptsOfDelivery(
  database: Database,
  delivery: { document: string; id: string },
): Promise<Row<'receipt'>[]> {
  return receipts(database, [delivery.document, delivery.id]);
}

const receipts = prepared<[string, string], Row<'receipt'>>(
  'receipts-of-delivery',
  'select * from receipt where document = $1 and delivery = $2 order by at, id',
);
