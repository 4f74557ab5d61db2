import { CataloguedError } from '@edoc-axis/domain';
import type { ReorganisationRow } from '../store/entities/reorganisation-row.js';
import type { RegistryReader } from '../store/registry-reader.js';

/** @throws CataloguedError `reorganisation.unknown` */
export async function knownPlan(name: string, reader: RegistryReader): Promise<ReorganisationRow> {
  const row = await reader.reorganisations.find(name);
  if (!row) throw new CataloguedError('reorganisation.unknown', { reorganisation: name });
  return row;
}
