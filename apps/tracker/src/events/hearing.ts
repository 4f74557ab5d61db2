import { type AgencyCode, isWithin, type TrackedAgency, type TrackReach } from '@edoc-axis/domain';
import type { Directory } from '@edoc-axis/platform';
import type { Hearer, StoredEvent } from '../store/events.js';

/** Of whose documents somebody hears, in the form in which it is asked for every event. */
export interface Hearing {
  readonly everything: boolean;
  /** One agency has two entries where a system served it, left it and serves it again. */
  readonly agencies: ReadonlyMap<string, readonly TrackedAgency[]>;
  readonly branches: readonly AgencyCode[];
}

export function hearingOf(reach: TrackReach): Hearing {
  const agencies = new Map<string, TrackedAgency[]>();
  if (reach === 'everything') return { everything: true, agencies, branches: [] };
  for (const tracked of reach.agencies) {
    const known = agencies.get(tracked.agency);
    if (known) known.push(tracked);
    else agencies.set(tracked.agency, [tracked]);
  }
  return { everything: false, agencies, branches: reach.branches };
}

/** What somebody hears of an event: absent, nothing; else whether the receipt that came with it too. */
export function heardOf(hearing: Hearing, event: StoredEvent): { readonly receipt: boolean } | undefined {
  if (hearing.everything) return { receipt: true };
  const heard = event.hearers.filter((hearer) => hears(hearing, hearer));
  if (heard.length === 0) return undefined;
  const { receiptConcerns: concerns } = event;
  return { receipt: !concerns || heard.some(({ agency, sends }) => sends || concerns.includes(agency)) };
}

/** Whether news for these agencies may be news for somebody; the shorter of two lists is gone through. */
export function mayConcern({ everything, agencies, branches }: Hearing, named: ReadonlySet<string>): boolean {
  if (everything) return true;
  if (branches.some((branch) => [...named].some((agency) => isWithin(agency as AgencyCode, branch)))) return true;
  const [fewer, more] = agencies.size < named.size ? [agencies, named] : [named, agencies];
  for (const agency of fewer.keys()) if (more.has(agency)) return true;
  return false;
}

/** The agencies to look for, before permissions decide case by case. */
export function agenciesToAsk(reach: TrackReach, directory: Directory): readonly string[] {
  if (reach === 'everything') return [];
  const { agencies, branches } = reach;
  const below = branches.length === 0 ? [] : [...directory.agencies()].map(({ code }) => code as AgencyCode);
  return [
    ...new Set([
      ...agencies.map(({ agency }) => agency),
      ...below.filter((code) => branches.some((branch) => isWithin(code, branch))),
    ]),
  ];
}

function hears({ agencies, branches }: Hearing, { agency, since }: Hearer): boolean {
  const tracked = agencies.get(agency) ?? [];
  return (
    tracked.some(({ handled }) => !handled || (handled.since <= since && since < handled.until)) ||
    branches.some((branch) => isWithin(agency as AgencyCode, branch))
  );
}
