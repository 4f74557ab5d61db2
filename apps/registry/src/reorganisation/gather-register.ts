import type { AgencyEntry, ServingEntry } from '@edoc-axis/contracts';
import { covers, type RegisterBeforePlan, standingAt } from '@edoc-axis/domain';
import type { RegistryReader } from '../store/registry-reader.js';
import { codesOfPlan } from './codes-of-plan.js';
import type { KeptPlan } from './kept-plan.js';

/** What a plan is judged and carried out by: everything it names and everything above or below that. */
export interface GatheredRegister extends RegisterBeforePlan {
  /** As it is kept, with its changes past and to come. */
  entry(code: string): AgencyEntry | undefined;
  serving(code: string): ServingEntry;
  /** Registered for a plan that was revoked, and never open: its code is free still. */
  isFree(entry: AgencyEntry): boolean;
  ownerOf102Form(form102: string): string | undefined;
}

/** A country has four levels, and few who receive for each other; a directory with longer ways is wrong. */
const roundsMax = 25;

/** Looked up all at once, level by level: one by one a province of thousands would hold everybody else up. */
export async function gatherRegister(
  plan: KeptPlan,
  forms102: readonly string[],
  reader: RegistryReader,
): Promise<GatheredRegister> {
  const moment = new Date(plan.effectiveAt);
  const opened = plan.opens.map(({ code }) => code);
  const below = await reader.everBelow(plan.closes.map(({ code }) => code));
  const entries = new Map(below.map((entry) => [entry.code, entry]));
  await gatherUpwards([...codesOfPlan(plan), ...below.flatMap(aboveOf)], entries, reader);
  const free = await reader.reorganisations.neverOpened(opened);
  const isFree = ({ code, validFrom, validUntil }: AgencyEntry) => validFrom === validUntil && free.has(code);
  const served = [...opened, ...plan.moves.flatMap(({ agencies }) => agencies)];
  const servings = new Map((await reader.servings(served)).map((serving) => [serving.agency, serving]));
  const certified = await reader.withCertificate(opened);
  const owners = await reader.ownersOf102Forms(forms102);
  const systems = new Map<string, { suspended: boolean }>();
  for (const { system: name } of plan.moves) {
    const system = await reader.system(name);
    if (system) systems.set(name, system);
  }

  const agency = (code: string) => {
    const entry = entries.get(code);
    return entry && !isFree(entry) ? standingAt(entry, moment) : undefined;
  };
  const serving = (code: string): ServingEntry => servings.get(code) ?? { kind: 'serving', agency: code, periods: [] };
  return {
    ...{ agency, serving, isFree },
    entry: (code) => entries.get(code),
    childrenOf: (parent) => below.flatMap(({ code }) => agency(code) ?? []).filter((child) => child.parent === parent),
    system: (name) => systems.get(name),
    systemOf: (code) => serving(code).periods.findLast((period) => covers(period, moment))?.system,
    hasCertificate: (code) => certified.has(code),
    ownerOf102Form: (form102) => owners.get(form102),
  };
}

async function gatherUpwards(
  codes: readonly string[],
  entries: Map<string, AgencyEntry>,
  reader: RegistryReader,
): Promise<void> {
  const asked = new Set(entries.keys());
  let wanted = [...new Set(codes)].filter((code) => !asked.has(code));
  for (let round = 0; wanted.length > 0 && round < roundsMax; round += 1) {
    for (const code of wanted) asked.add(code);
    const found = await reader.agenciesAmong(wanted);
    for (const entry of found) entries.set(entry.code, entry);
    wanted = [...new Set(found.flatMap(aboveOf))].filter((code) => !asked.has(code));
  }
}

/** Whom it stands below at any time, and who receives for it. */
function aboveOf({ parent, receivesFor, changes = [] }: AgencyEntry): string[] {
  const parents = [parent, ...changes.map((change) => change.parent), receivesFor?.agency];
  return parents.filter((code) => typeof code === 'string');
}
