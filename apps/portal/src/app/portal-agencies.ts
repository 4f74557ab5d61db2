import { effect, signal } from '@preact/signals';
import { api, ask, offline } from '../api/call.js';
import { learnAgencyNames } from '../parts/agency-name.js';
import { clerkAgencies, sessionState } from '../session/session.js';

export interface OwnAgency {
  readonly code: string;
  readonly name: string;
  /** It has no system of its own: its post is sent and kept here. */
  readonly worksHere: boolean;
  readonly packetBytesMax: number;
}

/** Whoever is clerk of more looks after offices that have systems. */
const lookedAtMax = 50;

/** The agencies of this clerk; unknown until the axis has told. */
export const ownAgencies = signal<readonly OwnAgency[] | undefined>(undefined);

/** Of an agency that has a system, the system sends: who has no other is shown no way to the form. */
export const mayWrite = () => ownAgencies.value?.some(({ worksHere }) => worksHere) ?? false;

async function lookAt(code: string): Promise<OwnAgency> {
  const { name, served, accepts } = await ask(
    api.GET('/v1/agencies/{code}/capabilities', { params: { path: { code } } }),
  );
  return { code, name, worksHere: served?.how === 'portal', packetBytesMax: accepts.packetBytesMax };
}

async function lookAtOwn(codes: readonly string[]): Promise<void> {
  const own = await Promise.all(codes.slice(0, lookedAtMax).map(lookAt));
  learnAgencyNames(own);
  ownAgencies.value = own;
}

let lookedAt = '';
const turn = signal(0);
const againMs = 5_000;

/** Once for each who sits down here; what failed is tried again, as soon as the axis can be reached. */
effect(() => {
  const codes = clerkAgencies.value;
  const isReachable = !offline.value && turn.value >= 0;
  if (!isReachable || sessionState.value !== 'open' || codes.join() === lookedAt) return;
  lookedAt = codes.join();
  ownAgencies.value = undefined;
  lookAtOwn(codes).catch(() => {
    lookedAt = '';
    setTimeout(() => (turn.value += 1), againMs);
  });
});
