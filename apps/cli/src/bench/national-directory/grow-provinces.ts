import type { Draws } from './draws.js';
import { publishedProvinces } from './level-1.js';
import {
  communeUnits,
  departments,
  departmentUnits,
  districtUnits,
  drawName,
  drawPlace,
  partyOffices,
} from './names.js';
import { below, type NewUnit } from './unit.js';

const provincesBefore = 63;
const provincesAfter = 34;
const communesAfter = 3_321;
/** The first moment of 1 July 2025 in Việt Nam. */
const mergedAt = '2025-06-30T17:00:00.000Z';
const firstDistrict = 30;
const firstCommune = 41;

/** A number from 1 to 63 that H, K and A codes share. */
interface Province {
  readonly number: string;
  readonly name: string;
  /** Of the province that took it in. */
  readonly successor?: string;
}

/** 63 provinces of which 34 go on, with their councils, Party committees, departments, closed districts and communes. */
export function growProvinces(draws: Draws): NewUnit[] {
  const provinces = drawProvinces(draws);
  const open = provinces.filter(({ successor }) => successor === undefined);
  const communesOf = new Map(
    open.map(({ number }, index) => [
      number,
      growCommunes(`H${number}`, Math.ceil((communesAfter - index) / provincesAfter), draws),
    ]),
  );
  return provinces.flatMap((province) => {
    const communes = communesOf.get(province.successor ?? province.number) ?? [];
    const own = [
      ...growAuthority(province, draws),
      ...growDistricts(province, communes, draws),
      { code: `K${province.number}`, name: province.name.replace('UBND', 'HĐND'), closed: closedInto('K', province) },
      { code: `A${province.number}`, name: `Tỉnh ủy ${placeOf(province)}`, closed: closedInto('A', province) },
    ];
    if (province.successor !== undefined) return own;
    return [
      ...own,
      ...communes,
      ...communes.flatMap((commune) => growCommuneUnits(commune, draws)),
      ...growParty(province, communes),
      ...growCouncils(communes),
    ];
  });
}

/** Those that were published as they are; the others draw their names, and which of them go on. */
function drawProvinces(draws: Draws): Province[] {
  const published = new Map(publishedProvinces.map((province) => [province.code, province]));
  const numbers = Array.from({ length: provincesBefore }, (_, index) => String(index + 1).padStart(2, '0'));
  const mustStay = new Set(publishedProvinces.map(({ code, successor }) => (successor ?? code).slice(1)));
  const mustGo = new Set(publishedProvinces.flatMap(({ code, closedOn }) => (closedOn ? code.slice(1) : [])));
  const staying = numbers.filter((number) => mustStay.has(number));
  for (const number of numbers) {
    if (staying.length < provincesAfter && !mustStay.has(number) && !mustGo.has(number)) staying.push(number);
  }
  return numbers.map((number) => {
    const known = published.get(`H${number}`);
    const name = known?.name ?? `UBND tỉnh ${drawPlace(draws)}`;
    if (staying.includes(number)) return { number, name };
    return { number, name, successor: known?.successor?.slice(1) ?? draws.pick(staying) };
  });
}

/** The People's Committee with its departments; of a closed province each went into the one of the same number. */
function growAuthority(province: Province, draws: Draws): NewUnit[] {
  const authority = { code: `H${province.number}`, name: province.name, closed: closedInto('H', province) };
  const offices = departments.map((department, index) => ({
    code: below(authority.code, index + 1),
    name: `${department} ${placeOf(province)}`,
    closed: closedInto('H', province, below('', index + 1)),
  }));
  const units = offices.flatMap(({ code, name, closed }) =>
    Array.from({ length: draws.between(6, 18) }, (_, index) => ({
      code: below(code, index + 1),
      name: drawName(departmentUnits[index] ?? draws.pick(departmentUnits.slice(4)), name, draws),
      closed: closed && { at: closed.at, successors: closed.successors },
    })),
  );
  return [authority, ...offices, ...units];
}

/** A district ended in many communes: all are its successors, one receives for it. */
function growDistricts(province: Province, communes: readonly NewUnit[], draws: Draws): NewUnit[] {
  const districts = Array.from({ length: draws.between(7, 11) }, (_, index) => {
    const first = draws.between(0, communes.length - 1);
    const successors = communes.slice(first, first + draws.between(3, 12)).map(({ code }) => code);
    return {
      code: below(`H${province.number}`, firstDistrict + index),
      name: `UBND huyện ${drawPlace(draws)}`,
      closed: { at: mergedAt, successors, receiver: successors[0] },
    };
  });
  const units = districts.flatMap(({ code, name, closed }) =>
    districtUnits.map((unit, index) => ({
      code: below(code, index + 1),
      name: drawName(unit, name, draws),
      closed: { at: mergedAt, successors: closed.successors.slice(0, 1) },
    })),
  );
  return [...districts, ...units];
}

function growCommunes(province: string, count: number, draws: Draws): NewUnit[] {
  return Array.from({ length: count }, (_, index) => ({
    code: below(province, firstCommune + index),
    name: `UBND ${draws.pick(['xã', 'xã', 'phường'])} ${drawPlace(draws)}`,
    validFrom: mergedAt,
  }));
}

function growCommuneUnits({ code, name }: NewUnit, draws: Draws): NewUnit[] {
  return Array.from({ length: draws.between(6, 14) }, (_, index) => ({
    code: below(code, index + 1),
    name: drawName(communeUnits[index] ?? draws.pick(communeUnits.slice(7, 10)), name.replace('UBND ', ''), draws),
    validFrom: mergedAt,
  }));
}

function growParty({ number, name }: Province, communes: readonly NewUnit[]): NewUnit[] {
  const place = placeOf({ name });
  const offices = partyOffices.map((office, index) => ({
    code: below(`A${number}`, index + 1),
    name: `${office} Tỉnh ủy ${place}`,
  }));
  const committees = communes.map((commune) => ({
    code: `A${commune.code.slice(1)}`,
    name: commune.name.replace('UBND', 'Đảng ủy'),
    validFrom: mergedAt,
  }));
  return [...offices, ...committees];
}

function growCouncils(communes: readonly NewUnit[]): NewUnit[] {
  return communes.map(({ code, name }) => ({
    code: `K${code.slice(1)}`,
    name: name.replace('UBND', 'HĐND'),
    validFrom: mergedAt,
  }));
}

function closedInto(letter: string, { successor }: Province, rest = ''): NewUnit['closed'] {
  if (successor === undefined) return undefined;
  const code = `${letter}${successor}${rest}`;
  return { at: mergedAt, successors: [code], receiver: code };
}

function placeOf({ name }: Pick<Province, 'name'>): string {
  return name.replace(/^UBND (tỉnh|thành phố|Thành phố) /, '');
}
