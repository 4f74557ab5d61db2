import type { AgencyEntry } from '@edoc-axis/contracts';
import { isCentre, parseAgencyCode, toForm102 } from '@edoc-axis/domain';
import { createDraws, type Draws } from './draws.js';
import { growProvinces } from './grow-provinces.js';
import { publishedMinistries } from './level-1.js';
import { drawName, drawPlace, ministryOffices, ministryUnits, smallUnits } from './names.js';
import { below, type NewUnit } from './unit.js';

export interface NationalSize {
  readonly agencies: number;
  /** Trung tâm liên thông among them: W codes, which are no recipients. */
  readonly centres: number;
  readonly seed: number;
}

/** What Việt Nam's directory held, rounded up, in October 2026. */
export const nationalSize: NationalSize = { agencies: 125_000, centres: 174, seed: 20250701 };

/**
 * A directory of a country as it looked after 1 July 2025, the same for the same seed: ministries (G), provinces (H),
 * People's Councils (K), Party committees (A) and centres (W), on four levels, parents first. 63 provinces have become 34,
 * their districts are closed and their communes open. Codes and names of level 1 that were published are real, see
 * `level-1.ts`; all others are made up in the manner of real ones.
 * @throws RangeError when so few agencies leave no room for the first three levels
 */
export function nationalDirectory({ agencies, centres, seed }: NationalSize = nationalSize): AgencyEntry[] {
  const draws = createDraws(seed);
  const grown: NewUnit[] = [
    ...growCentres(centres, draws),
    ...publishedMinistries.flatMap((ministry) => growMinistry(ministry, draws)),
    ...growProvinces(draws),
  ];
  if (grown.length > agencies) throw new RangeError(`The first three levels alone have ${grown.length} agencies.`);
  const all = [...grown, ...growSmallUnits(grown, agencies - grown.length, draws)];
  return all.map(entryOf).sort((one, other) => levelOf(one) - levelOf(other));
}

const receivingUntil = '2026-06-30T17:00:00.000Z';
const codesSince = ['2019-12-31T17:00:00.000Z', '2021-05-31T17:00:00.000Z', '2023-03-14T17:00:00.000Z'];

function entryOf({ code, name, validFrom = codesSince[name.length % codesSince.length] ?? '', closed }: NewUnit) {
  const checked = parseAgencyCode(code);
  const lastDot = code.lastIndexOf('.');
  const entry: AgencyEntry = {
    kind: 'agency',
    code,
    form102: toForm102(checked),
    name,
    parent: lastDot === -1 ? undefined : code.slice(0, lastDot),
    validFrom,
    validUntil: closed?.at,
    successors: [...(closed?.successors ?? [])],
    receivesFor: closed?.receiver === undefined ? undefined : { agency: closed.receiver, until: receivingUntil },
    policy: undefined,
    centre: isCentre(checked),
  };
  return entry;
}

function levelOf({ code }: AgencyEntry): number {
  return code.split('.').length;
}

const centresOfLevel1 = 99;

function growCentres(count: number, draws: Draws): NewUnit[] {
  return Array.from({ length: count }, (_, index) => {
    const first = `W${String((index % centresOfLevel1) + 1).padStart(2, '0')}`;
    const code = index < centresOfLevel1 ? first : below(first, Math.floor(index / centresOfLevel1));
    return { code, name: `Trung tâm liên thông văn bản ${drawPlace(draws)}` };
  });
}

function growMinistry(ministry: NewUnit, draws: Draws): NewUnit[] {
  const offices = Array.from({ length: draws.between(15, 40) }, (_, index) => ({
    code: below(ministry.code, index + 1),
    name: drawName(ministryOffices[index] ?? draws.pick(ministryOffices.slice(7)), ministry.name, draws),
  }));
  const units = offices.flatMap(({ code, name }) =>
    Array.from({ length: draws.between(4, 16) }, (_, index) => ({
      code: below(code, index + 1),
      name: drawName(draws.pick(ministryUnits), name, draws),
    })),
  );
  return [ministry, ...offices, ...units];
}

/** Level 4, evenly below those of level 3 that are open and are no centres. */
function growSmallUnits(grown: readonly NewUnit[], count: number, draws: Draws): NewUnit[] {
  const parents = grown.filter(({ code, closed }) => code.split('.').length === 3 && !closed);
  return Array.from({ length: count }, (_, index) => {
    const parent = parents[index % parents.length];
    if (!parent) throw new RangeError('There is nothing to grow small units from.');
    const name = drawName(draws.pick(smallUnits), parent.name, draws);
    return { code: below(parent.code, Math.floor(index / parents.length) + 1, 3), name };
  });
}
