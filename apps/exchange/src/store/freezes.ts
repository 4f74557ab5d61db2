import type { AgencyCode } from '@edoc-axis/domain';
import { type Database, prepared } from '@edoc-axis/platform';
import { appendFacts, type NewFact } from './new-rows.js';
import type { Row } from './tables.js';

/**
 * When the document of that id was frozen, inside a larger statement: null when it is not. Looked up one by one, in an
 * index that is nearly always empty.
 */
export const frozenAt = (document: string) =>
  `(select min(frozen_at) from frozen_packet as f where f.document = ${document} and f.released_at is null)`;

export interface Mismatch {
  readonly packet: string;
  readonly document: string;
  readonly differences: unknown;
  readonly at: Date;
  /** The gateway may have to answer for it. */
  readonly blamesGateway: boolean;
  /** What was found, and that the document is frozen. */
  readonly facts: readonly NewFact[];
}

/** What a mismatch did; nothing when it had been told before. */
export interface Frozen {
  readonly frozen: boolean;
  /** The gateway that was taken out for it. */
  readonly gateway?: Buffer;
}

/**
 * Freezes a document, once for each packet, and takes the gateway out that measured it, with the facts, in one statement.
 * A gateway that was let in again is not taken out for what it had measured before.
 */
export async function freezeDocument(database: Database, epoch: number, mismatch: Mismatch): Promise<Frozen> {
  const { packet, document, differences, at, blamesGateway, facts } = mismatch;
  const values = [packet, document, JSON.stringify(differences), at, blamesGateway, JSON.stringify(facts), epoch];
  const [row] = await freeze(database, values);
  return { frozen: row?.frozen ?? false, gateway: row?.gateway ?? undefined };
}

const freeze = prepared<readonly unknown[], { frozen: boolean; gateway: Buffer | null }>(
  'freeze-document',
  `with measured as (
     select id, document, gateway, brought_at from packet where id = $1::uuid and document = $2::uuid
   ), frozen as (
     insert into frozen_packet (packet, document, differences, frozen_at)
     select id, document, $3::jsonb, $4::timestamptz from measured
     on conflict do nothing
     returning packet
   ), taken_out as (
     insert into suspect_gateway as known (gateway, document, taken_out_at)
     select gateway, document, $4::timestamptz from measured, frozen where gateway is not null and $5::boolean
     on conflict (gateway) do update
        set document = excluded.document, taken_out_at = excluded.taken_out_at, let_in_at = null, let_in_reason = null
      where known.let_in_at < (select brought_at from measured)
     returning gateway
   ), told as (${appendFacts('$6', '$7::integer', 'frozen')}
   )
   select exists (select from frozen) as frozen, (select gateway from taken_out) as gateway`,
);

export interface PersonsFreeze {
  readonly document: string;
  readonly packet: string;
  readonly by: string;
  readonly reason: string;
  readonly at: Date;
  readonly fact: NewFact;
}

/** An administrator freezes a document, once until it is released. @returns false when one has already */
export async function freezeByPerson(database: Database, epoch: number, wanted: PersonsFreeze): Promise<boolean> {
  const { document, packet, by, reason, at, fact } = wanted;
  const rows = await freezeOne(database, [packet, document, at, by, reason, JSON.stringify([fact]), epoch]);
  return rows.length > 0;
}

const freezeOne = prepared<readonly unknown[], { packet: string }>(
  'freeze-by-person',
  `with frozen as (
     insert into frozen_packet (packet, document, differences, frozen_at, frozen_by, freeze_reason)
     values ($1, $2, '[]', $3, $4, $5)
     on conflict do nothing
     returning packet
   ), told as (${appendFacts('$6', '$7::integer', 'frozen')}
   )
   select packet from frozen`,
);

export type Freeze = Row<'frozen_packet'>;

/** What keeps a document from being handed over, oldest first. */
export async function freezesOf(database: Database, document: string): Promise<Freeze[]> {
  return freezesNow(database, [document]);
}

const freezesNow = prepared<[string], Freeze>(
  'freezes-of',
  'select * from frozen_packet where document = $1 and released_at is null order by frozen_at',
);

/** Documents that are frozen now, longest first. */
export async function openFreezes(database: Database, limit: number): Promise<Freeze[]> {
  return open(database, [limit]);
}

const open = prepared<[number], Freeze>(
  'open-freezes',
  'select * from frozen_packet where released_at is null order by frozen_at limit $1',
);

/** A document with its parties, and whether it is frozen. */
export interface FreezableDocument {
  readonly sender: AgencyCode;
  readonly recipients: readonly AgencyCode[];
  readonly accepted_at: Date;
  readonly frozen_at: Date | null;
}

/** @param recipientsMax as many are read, whoever they are */
export async function freezableDocument(
  database: Database,
  document: string,
  recipientsMax: number,
): Promise<FreezableDocument | undefined> {
  return (await freezable(database, [document, recipientsMax]))[0];
}

const freezable = prepared<[string, number], FreezableDocument>(
  'freezable-document',
  `select d.sender, d.accepted_at, ${frozenAt('d.id')} as frozen_at,
          array(select distinct recipient from delivery
                 where document = d.id and carries = 'document' order by recipient limit $2) as recipients
     from document d where d.id = $1`,
);

export interface Release {
  readonly document: string;
  readonly at: Date;
  readonly reason: string;
  readonly askedBy: string;
  readonly approvedBy?: string;
  readonly fact: NewFact;
}

/** @returns since when it was frozen; undefined when it is not, and then the fact is not told either */
export async function releaseFreeze(database: Database, epoch: number, wanted: Release): Promise<Date | undefined> {
  const { document, at, reason, askedBy, approvedBy, fact } = wanted;
  const values = [document, at, reason, askedBy, approvedBy ?? null, JSON.stringify([fact]), epoch];
  return (await release(database, values))[0]?.frozen_at;
}

const release = prepared<readonly unknown[], { frozen_at: Date }>(
  'release-document',
  `with released as (
     update frozen_packet
        set released_at = $2, release_reason = $3, release_asked_by = $4, release_approved_by = $5
      where document = $1::uuid and released_at is null
     returning document, frozen_at
   ), once as (
     select document, min(frozen_at) as frozen_at from released group by document
   ), told as (${appendFacts('$6', '$7::integer', 'once')}
   )
   select frozen_at from once`,
);

export type Released = Pick<
  Row<'frozen_packet'>,
  'frozen_at' | 'released_at' | 'release_reason' | 'release_asked_by' | 'release_approved_by'
>;

/** The last time the document was released: of the freezes that ended then, the first. */
export async function lastRelease(database: Database, document: string): Promise<Released | undefined> {
  return (await last(database, [document]))[0];
}

const last = prepared<[string], Released>(
  'last-release',
  `select frozen_at, released_at, release_reason, release_asked_by, release_approved_by
     from frozen_packet where document = $1 and released_at is not null
    order by released_at desc, frozen_at limit 1`,
);

export type SuspectRow = Row<'suspect_gateway'>;

/** Every gateway that ever was taken out: a handful, and most axes have none. */
export async function suspectGateways(database: Database): Promise<SuspectRow[]> {
  return suspects(database, []);
}

const suspects = prepared<[], SuspectRow>('suspect-gateways', 'select * from suspect_gateway order by taken_out_at');

/** @returns undefined when it was never taken out; one that is in already stays as it is */
export async function letGatewayIn(
  database: Database,
  { gateway, at, reason }: { gateway: Buffer; at: Date; reason: string },
): Promise<SuspectRow | undefined> {
  return (await letIn(database, [gateway, at, reason]))[0];
}

const letIn = prepared<[Buffer, Date, string], SuspectRow>(
  'let-gateway-in',
  `update suspect_gateway
      set let_in_at = coalesce(let_in_at, $2), let_in_reason = coalesce(let_in_reason, $3)
    where gateway = $1
   returning *`,
);

export interface FrozenRow extends Pick<
  Row<'document'>,
  'id' | 'document_id' | 'sender' | 'code_number' | 'code_notation' | 'accepted_at'
> {
  readonly freezes: readonly { readonly at: string; readonly by: string | null; readonly reason: string | null }[];
}

export interface FrozenOrder {
  /** A party in one of these, or below; absent: all. */
  readonly branches?: readonly string[];
  /** Documents are older than this one. */
  readonly after?: string;
  readonly limit: number;
}

/** What is frozen now, the newest documents first: read from the index of what is, which is nearly always empty. */
export async function frozenNow(database: Database, { branches, after, limit }: FrozenOrder): Promise<FrozenRow[]> {
  return frozen(database, [after ?? highestId, branches ?? null, limit]);
}

const highestId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const isInBranch = (code: string) =>
  `exists (select from unnest($2::text[]) as branch (code)
                          where ${code} = branch.code or starts_with(${code}, branch.code || '.'))`;

const frozen = prepared<readonly unknown[], FrozenRow>(
  'frozen-now',
  `select d.id, d.document_id, d.sender, d.code_number, d.code_notation, d.accepted_at, f.freezes
     from (select distinct document from frozen_packet
            where released_at is null and document < $1
              and ($2::text[] is null
                   or (select ${isInBranch('d.sender')} from document d where d.id = frozen_packet.document)
                   or (select true from delivery v
                        where v.document = frozen_packet.document and v.carries = 'document' and ${isInBranch('v.recipient')}
                        order by v.document, v.id limit 1))
            order by document desc
            limit $3) held
    cross join lateral (select * from document where id = held.document) d
    cross join lateral (
      select json_agg(json_build_object('at', frozen_at, 'by', frozen_by, 'reason', freeze_reason) order by frozen_at) as freezes
        from frozen_packet where document = held.document and released_at is null) f
    order by held.document desc`,
);
