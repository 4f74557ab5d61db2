import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happened to an agency's documents, found by an index however long ago its system asked last. */
export class FeedOfEvents1765500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of the exchange's feed, and who sent the document: both of each fact, so that neither is looked up to find it.
      alter table fact add epoch integer, add sender text;
      update fact set
        epoch = coalesce((select split_part(cursor, '-', 1)::integer from feed where cursor ~ '^[0-9]{1,9}-'), 1),
        sender = (select params->>'sender' from fact first
                   where first.document = fact.document order by first.position limit 1);
      alter table fact alter epoch set not null;
      create index fact_sender on fact (sender, position);
      -- Nearly everything is the business of one recipient.
      create index fact_concerned on fact ((concerns[1]), position) where concerns[1] is not null;

      -- Whose file was sent again by somebody else is no party to that document.
      update party set sends = false
       where sends
         and exists (select from fact where fact.document = party.document and party.agency = any (concerns))
         and agency is distinct from (
           select sender from fact where fact.document = party.document order by fact.position limit 1);
      delete from party where sends and agency is distinct from (
        select sender from fact where fact.document = party.document order by fact.position limit 1);
      -- With which fact it became a party: it hears of what happens from there on.
      alter table party add position bigint;
      update party set position = coalesce((
        select min(position) from fact
         where fact.document = party.document
           and (fact.at >= party.since and (concerns is null or party.agency = any (concerns)) or sender = agency)), 0);
      alter table party alter position set not null;

      -- Recipients who hear of a fact that no index of facts finds for them: it is every party's business, or that of several.
      create table heard (
        agency text not null,
        position bigint not null,
        constraint heard_pk primary key (agency, position)
      );
      insert into heard (agency, position)
      select party.agency, fact.position
        from fact join party using (document)
       where fact.concerns is null and not party.sends and party.position <= fact.position
      union
      select unnest(concerns[2:]), position from fact where cardinality(concerns) > 1;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table heard;
      alter table party drop position;
      drop index fact_concerned, fact_sender;
      alter table fact drop epoch, drop sender;`);
  }
}
