import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents that were frozen, so that no deadline is over while nobody can act; and who is silent, as pages have it. */
export class Freezes1795366900020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table frozen_document (
        document uuid not null constraint frozen_document_pk primary key,
        -- When it was released the last time; null as long as it is frozen.
        released_at timestamptz
      );
      insert into frozen_document (document, released_at)
      select distinct on (document) document, case kind when 'document.unfrozen' then at end
        from fact where kind in ('document.content-mismatch', 'document.frozen', 'document.unfrozen')
       order by document, position desc;

      -- Put off until their document is released.
      create index deadline_put_off on deadline (document) where due_at = 'infinity';

      -- Who only repeats that documents came says nothing of them.
      delete from answering_system
       where name not in (select by from fact
                           where kind in ('delivery.acknowledged', 'delivery.refused', 'delivery.returned')
                              or kind = 'delivery.answered' and params ->> 'status' between '02' and '06');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update deadline set due_at = now() where due_at = 'infinity';
      update awaited set due_at = now() where due_at = 'infinity';
      drop index deadline_put_off;
      drop table frozen_document;`);
  }
}
