import { type AgencyCode, type Caller, demand, mayReadRegister } from '@edoc-axis/domain';
import type { Clock, Directory } from '@edoc-axis/platform';
import type { Pool } from 'pg';

export interface RegisterPorts {
  readonly database: Pool;
  readonly directory: Directory;
  readonly clock: Clock;
}

/**
 * Whose register is asked for, by who may read it.
 * @throws CataloguedError `agency.code-malformed`, `caller.not-serving`, `caller.scope-missing`
 */
export function registerAsked(
  { directory, clock }: RegisterPorts,
  caller: Caller,
  written: string,
): { agency: AgencyCode; agencyName?: string; at: Date } {
  const at = clock.now();
  const agency = directory.demandCode(written);
  demand(mayReadRegister(caller, agency, at));
  return { agency, agencyName: directory.agency(agency, at)?.name, at };
}
