import type { DataSource, EntityManager } from 'typeorm';
import { type AuditWanted, readAuditRows } from './audit.js';
import type { AuditRow } from './entities/audit-row.js';
import { Imports } from './imports.js';
import { People } from './people.js';
import { Proposals } from './proposals.js';
import { RecipientLists } from './recipient-lists.js';
import { SignInTries } from './sign-in-tries.js';
import { RegistryReader } from './registry-reader.js';
import { type EndNotice, noticeOnce, noticesOf } from './notices.js';
import { Revocations } from './revocations.js';
import { type AdministrativeAct, RegistryWriter } from './registry-writer.js';

/** The registry's memory: read at any time, changed in one transaction for each administrative act. */
export interface RegistryStore {
  readonly reader: RegistryReader;
  readonly revocations: Revocations;
  /** All of it or nothing. Acts come one after another, so that what an act has read stays true until it is done. */
  write<T>(act: AdministrativeAct, work: (writer: RegistryWriter) => Promise<T>): Promise<T>;
  /** How much this process has written so far. */
  acts(): number;
  readonly people: People;
  readonly proposals: Proposals;
  readonly tries: SignInTries;
  readonly imports: Imports;
  readonly recipientLists: RecipientLists;
  audit(wanted: AuditWanted): Promise<AuditRow[]>;
  /** All of it or nothing, in no order: what a person does for itself changes no entry. */
  together<T>(work: (kept: { readonly people: People; readonly tries: SignInTries }) => Promise<T>): Promise<T>;
  /** False when that notice was given before. */
  noticeOnce(notice: EndNotice): Promise<boolean>;
  noticesOf(certificates: readonly string[]): Promise<EndNotice[]>;
  /** What the registry does by itself, in the same order as acts. */
  inOrder<T>(work: (kept: { readonly revocations: Revocations }) => Promise<T>): Promise<T>;
}

export function createRegistryStore(dataSource: DataSource): RegistryStore {
  let acts = 0;
  /** One after another: the lock is held until the commit is visible, so whoever comes next sees our version and takes the one after it. */
  const oneByOne = async <T>(work: (manager: EntityManager) => Promise<T>): Promise<T> => {
    try {
      return await dataSource.transaction(async (manager) => {
        await manager.query(`select pg_advisory_xact_lock(hashtext('edoc directory versions'))`);
        return work(manager);
      });
    } finally {
      // Also where it is not known whether the commit came through.
      acts += 1;
    }
  };
  return {
    reader: new RegistryReader(dataSource.manager),
    revocations: new Revocations(dataSource.manager),
    acts: () => acts,
    people: new People(dataSource.manager),
    proposals: new Proposals(dataSource.manager),
    tries: new SignInTries(dataSource.manager),
    imports: new Imports(dataSource.manager),
    recipientLists: new RecipientLists(dataSource.manager),
    audit: (wanted) => readAuditRows(dataSource.manager, wanted),
    together: (work) =>
      dataSource.transaction((manager) => work({ people: new People(manager), tries: new SignInTries(manager) })),
    write: (act, work) =>
      oneByOne(async (manager) => {
        const writer = new RegistryWriter(manager, act);
        const result = await work(writer);
        await writer.finish();
        return result;
      }),
    noticeOnce: (notice) => noticeOnce(dataSource.manager, notice),
    noticesOf: (certificates) => noticesOf(dataSource.manager, certificates),
    inOrder: (work) => oneByOne((manager) => work({ revocations: new Revocations(manager) })),
  };
}
