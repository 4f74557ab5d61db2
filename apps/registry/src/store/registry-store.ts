import type { DataSource } from 'typeorm';
import { RegistryReader } from './registry-reader.js';
import { type AdministrativeAct, RegistryWriter } from './registry-writer.js';

/** The registry's memory: read at any time, changed in one transaction for each administrative act. */
export interface RegistryStore {
  readonly reader: RegistryReader;
  /** All of it or nothing. Acts come one after another, so that what an act has read stays true until it is done. */
  write<T>(act: AdministrativeAct, work: (writer: RegistryWriter) => Promise<T>): Promise<T>;
}

export function createRegistryStore(dataSource: DataSource): RegistryStore {
  return {
    reader: new RegistryReader(dataSource.manager),
    write: (act, work) =>
      dataSource.transaction(async (manager) => {
        // Held until after the commit is visible: whoever comes next sees our version and takes the one after it.
        await manager.query(`select pg_advisory_xact_lock(hashtext('edoc directory versions'))`);
        return work(new RegistryWriter(manager, act));
      }),
  };
}
