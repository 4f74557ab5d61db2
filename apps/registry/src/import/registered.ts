import type { AgencyEntry } from '@edoc-axis/contracts';

/** What an import asks the register. */
export interface RegisteredAgencies {
  /** Those of these codes that are registered, open or closed. */
  agenciesAmong(codes: readonly string[]): Promise<readonly AgencyEntry[]>;
  /** Which registered code has each of these 102 forms; without those that nobody has. */
  ownersOf102Forms(forms: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** Asked for at once. */
const askedAtOnce = 5_000;
/** Parents of parents: codes have at most 18 groups. */
const levelsMax = 20;

/** These codes as they are registered, and all above them, so that circles through the register are seen. */
export async function withParents(
  codes: Iterable<string>,
  registered: RegisteredAgencies,
): Promise<Map<string, AgencyEntry>> {
  const found = new Map<string, AgencyEntry>();
  let wanted = new Set(codes);
  for (let level = 0; wanted.size > 0 && level < levelsMax; level += 1) {
    const entries = await inParts([...wanted], (part) => registered.agenciesAmong(part));
    for (const entry of entries) found.set(entry.code, entry);
    wanted = new Set(entries.flatMap(({ parent }) => (parent !== undefined && !found.has(parent) ? parent : [])));
  }
  return found;
}

export async function ownersOf(
  forms: Iterable<string>,
  registered: RegisteredAgencies,
): Promise<ReadonlyMap<string, string>> {
  return new Map(await inParts([...new Set(forms)], async (part) => [...(await registered.ownersOf102Forms(part))]));
}

async function inParts<Answer>(
  all: readonly string[],
  ask: (part: readonly string[]) => Promise<readonly Answer[]>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let from = 0; from < all.length; from += askedAtOnce) {
    for (const answer of await ask(all.slice(from, from + askedAtOnce))) answers.push(answer);
  }
  return answers;
}
