import type { SystemEntry } from '@edoc-axis/contracts';
import { type AgencyCode, CataloguedError, parseAgencyCode } from '@edoc-axis/domain';
import type { RegistryReader } from '../store/registry-reader.js';

/** @throws CataloguedError `system.unknown` */
export async function readSystem(name: string, reader: RegistryReader): Promise<SystemEntry> {
  const system = await reader.system(name);
  if (!system) throw new CataloguedError('system.unknown', { system: name });
  return system;
}

/** So many may be named one by one; whoever acts on a system of more acts on the axis. */
export const agenciesMax = 2000;

/** The agencies a system serves, has served or is going to serve; none where they are too many to be named. */
export async function agenciesOf(system: string, reader: RegistryReader): Promise<AgencyCode[]> {
  const periods = await reader.servedBy(system, agenciesMax + 1);
  if (periods.length > agenciesMax) return [];
  return [...new Set(periods.map(({ agency }) => parseAgencyCode(agency)))];
}
