import type { EntityManager } from 'typeorm';
import { KnownAddressRow } from './entities/person-row.js';

/** What counts failures, and how long it locks after so many. */
export interface Counter {
  readonly key: string;
  lockMs(failures: number): number;
}

/** Failed attempts to sign in, and from where somebody signs in usually. */
export class SignInTries {
  constructor(private readonly manager: EntityManager) {}

  /**
   * Counts an attempt before it is looked at, so that a thousand at once are a thousand.
   * @returns until when the counter is locked; undefined when the attempt may be looked at
   */
  async charge({ key, lockMs }: Counter, at: Date, forgetMs: number): Promise<Date | undefined> {
    const forgetBefore = new Date(at.getTime() - forgetMs);
    const [row] = await this.manager.query<{ failures: number }[]>(
      `insert into registry.sign_in_try as t (key, failures, last_at) values ($1, 1, $2)
       on conflict (key) do update
         set failures = case when t.last_at < $3 then 1 else t.failures + 1 end, last_at = $2, locked_until = null
         where t.locked_until is null or t.locked_until <= $2
       returning failures`,
      [key, at, forgetBefore],
    );
    if (!row) return this.lockedUntil(key);
    const lock = lockMs(row.failures);
    if (lock > 0) {
      const until = new Date(at.getTime() + lock);
      await this.manager.query(`update registry.sign_in_try set locked_until = $2 where key = $1`, [key, until]);
    }
    return undefined;
  }

  /** It was the right person: this attempt was no failure, and of the account none counts any more. */
  async settle(account: string, address?: string): Promise<void> {
    await this.manager.query(`delete from registry.sign_in_try where key = $1`, [account]);
    if (address === undefined) return;
    await this.manager.query(
      `update registry.sign_in_try set failures = greatest(failures - 1, 0), locked_until = null where key = $1`,
      [address],
    );
  }

  isKnown(person: string, address: string, since: Date): Promise<boolean> {
    return this.manager
      .createQueryBuilder(KnownAddressRow, 'known')
      .where('known.person = :person and known.address = :address and known.at >= :since', { person, address, since })
      .getExists();
  }

  async know(person: string, address: string, at: Date): Promise<void> {
    await this.manager.upsert(KnownAddressRow, { person, address, at }, ['person', 'address']);
  }

  async forget(triesBefore: Date, addressesBefore: Date): Promise<void> {
    await this.manager.query(`delete from registry.sign_in_try where last_at < $1`, [triesBefore]);
    await this.manager.query(`delete from registry.known_address where at < $1`, [addressesBefore]);
  }

  private async lockedUntil(key: string): Promise<Date> {
    const [row] = await this.manager.query<{ until: Date | null }[]>(
      `select locked_until as until from registry.sign_in_try where key = $1`,
      [key],
    );
    return row?.until ?? new Date(0);
  }
}
