import { type AgencyCode, type Caller, clerkAgenciesOf, covers } from '@edoc-axis/domain';
import { operatorName } from '@edoc-axis/platform';

/** Who acts, as facts and receipts name it. */
export function nameOf(caller: Caller): string {
  switch (caller.kind) {
    case 'system':
      return caller.system;
    case 'person':
      // A colon is in no system's name.
      return `person:${caller.person}`;
    case 'operator':
      return 'operator';
  }
}

/** Who asked for what two persons decided, as facts name it. No system's asking is ever approved. */
export function nameOfFirst(caller: Caller, askedBy: string | undefined): string {
  if (askedBy === undefined) return nameOf(caller);
  return askedBy === operatorName ? askedBy : `person:${askedBy}`;
}

/** Every agency the caller acts for or ever did: where to look, before permissions decide case by case. */
export function actsForEver(caller: Caller): readonly AgencyCode[] {
  switch (caller.kind) {
    case 'system':
      return [...new Set(caller.serves.map(({ agency }) => agency))];
    case 'person':
      return clerkAgenciesOf(caller);
    case 'operator':
      return [];
  }
}

export function actsForNow(caller: Caller, now: Date): readonly AgencyCode[] {
  if (caller.kind !== 'system') return actsForEver(caller);
  return caller.serves.filter((period) => covers(period, now)).map(({ agency }) => agency);
}
