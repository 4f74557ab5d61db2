import type { SystemEntry } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { RegistryReader } from '../store/registry-reader.js';

/** @throws CataloguedError `system.unknown` */
export async function readSystem(name: string, reader: RegistryReader): Promise<SystemEntry> {
  const system = await reader.system(name);
  if (!system) throw new CataloguedError('system.unknown', { system: name });
  return system;
}
