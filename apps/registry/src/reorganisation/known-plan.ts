import { type Caller, CataloguedError, mayInspectFor } from '@edoc-axis/domain';
import type { ReorganisationRow } from '../store/entities/reorganisation-row.js';
import type { RegistryReader } from '../store/registry-reader.js';
import { codesOfPlan } from './codes-of-plan.js';

/** @throws CataloguedError `reorganisation.unknown` */
export async function knownPlan(name: string, reader: RegistryReader): Promise<ReorganisationRow> {
  const row = await reader.reorganisations.find(name);
  if (!row) throw unknown(name);
  return row;
}

/**
 * The plan, for whose business it is; nobody else hears that there is one.
 * @throws CataloguedError `reorganisation.unknown`
 */
export async function visiblePlan(name: string, caller: Caller, reader: RegistryReader): Promise<ReorganisationRow> {
  const row = await knownPlan(name, reader);
  if (mayInspectFor(caller, codesOfPlan(row.plan)) !== true) throw unknown(name);
  return row;
}

function unknown(reorganisation: string): CataloguedError {
  return new CataloguedError('reorganisation.unknown', { reorganisation });
}
