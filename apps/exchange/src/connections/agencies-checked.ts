import type { AgencyEntry } from '@edoc-axis/contracts';
import { type AgencyCode, isOpenAt, isWithin, resolveRecipient } from '@edoc-axis/domain';
import { type Directory, recipientView } from '@edoc-axis/platform';

/** The open agencies of a branch that are no centres and not there to be tried with. */
export function openAgencies(directory: Directory, under: AgencyCode, now: Date): AgencyEntry[] {
  return agenciesWithin(directory, under, now).filter((agency) => isOpenAt(agency, now));
}

/** The codes of a branch that are closed and that somebody receives for. */
export function receivedForElsewhere(directory: Directory, under: AgencyCode, now: Date): AgencyEntry[] {
  const view = recipientView(directory, now);
  return agenciesWithin(directory, under, now).filter(({ code, receivesFor }) => {
    if (!receivesFor) return false;
    const resolved = resolveRecipient(code as AgencyCode, view);
    return resolved.outcome === 'reachable' && resolved.redirected !== undefined;
  });
}

function agenciesWithin(directory: Directory, under: AgencyCode, now: Date): AgencyEntry[] {
  return [...directory.agencies()]
    .filter(({ code }) => isWithin(code as AgencyCode, under))
    .flatMap(({ code }) => directory.agency(code, now) ?? [])
    .filter(({ centre, test }) => !centre && test !== true);
}
