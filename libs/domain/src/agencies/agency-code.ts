import { CataloguedError } from '../errors/catalogued-error.js';

declare const checked: unique symbol;

/**
 * An electronic identification code of an agency (mã định danh điện tử) in the form of QĐ 20/2020/QĐ-TTg: groups of
 * `0-9 A-Z` joined by dots, grown from left to right, at most 35 characters: `H36.15.04`. Only `parseAgencyCode` makes one.
 */
export type AgencyCode = string & { readonly [checked]: 'AgencyCode' };

/** Finds the entry that carries this 102 form in the directory. */
export type DirectoryOf102Forms = (form102: string) => AgencyCode | undefined;

/**
 * Reads a code in either written form. White space around it is dropped and small letters count as capitals, since the
 * alphabet has no others and some systems write them. A code in the 102 form is looked up in the directory first, where
 * one is given: not every entry follows the rule.
 *
 * @throws `agency.code-malformed`
 */
export function parseAgencyCode(text: string, of102Form?: DirectoryOf102Forms): AgencyCode {
  const code = readAgencyCode(text, of102Form);
  if (code === undefined) throw new CataloguedError('agency.code-malformed', { code: text });
  return code;
}

/** The same without an error: undefined when the text is no code. */
export function readAgencyCode(text: string, of102Form?: DirectoryOf102Forms): AgencyCode | undefined {
  // Checked before anything is copied: the text may be as long as a hostile header allows.
  if (text.length > 2 * codeLengthMax) return undefined;
  const code = text.trim().toUpperCase();
  if (code.length > codeLengthMax || !alphabet.test(code)) return undefined;
  return of102Form?.(code) ?? fromForm102(code) ?? (code as AgencyCode);
}

/**
 * The code that a 102 form (QCVN 102:2016/BTTTT) stands for: `002.04.15.H36` is `H36.15.04.002`. Groups of zeros at the
 * low end are not used; one between two used levels is kept, so that no two forms fall together.
 *
 * @returns undefined when the text is not in the 102 form
 */
export function fromForm102(text: string): AgencyCode | undefined {
  const match = form102.exec(text);
  if (!match) return undefined;
  const [level4 = '', level3 = '', level2 = '', level1 = ''] = match.slice(1);
  const groups = [level1, level2, level3, level4];
  while (groups.length > 1 && isUnused(groups[groups.length - 1] ?? '')) groups.pop();
  return groups.join('.') as AgencyCode;
}

/**
 * The 102 form by the rule `Hnn.YY.ZZ.VVV` ⇔ `VVV.ZZ.YY.Hnn`. Where the directory's entry carries a 102 form of its own,
 * that one counts.
 *
 * @returns undefined for codes that have none: deeper than four levels, or with groups of another width
 */
export function toForm102(code: AgencyCode): string | undefined {
  const match = shapeWith102Form.exec(code);
  if (!match) return undefined;
  const [level1 = '', level2 = '00', level3 = '00', level4 = '000'] = match
    .slice(1)
    .filter((group) => group !== undefined);
  const form = [level4, level3, level2, level1].join('.');
  // `H36.00` would give the form of `H36`: a form must lead back to its own code.
  return fromForm102(form) === code ? form : undefined;
}

/** `H36.15.04` has level 3. Groups of zeros are levels that are not used. */
export function levelOf(code: AgencyCode): number {
  return groupsOf(code).filter((group) => !isUnused(group)).length;
}

/** The codes above it, nearest first: of `H36.15.04` those are `H36.15` and `H36`. */
export function ancestorsOf(code: AgencyCode): AgencyCode[] {
  const groups = groupsOf(code);
  const ancestors: AgencyCode[] = [];
  for (let length = groups.length - 1; length > 0; length -= 1) {
    if (!isUnused(groups[length - 1] ?? '')) ancestors.push(groups.slice(0, length).join('.') as AgencyCode);
  }
  return ancestors;
}

/** True for every code under the branch, not for the branch itself. Whole groups count: `H3` is not above `H36`. */
export function isBelow(code: AgencyCode, branch: AgencyCode): boolean {
  return code.startsWith(`${branch}.`);
}

/** The branch and everything below it. */
export function isWithin(code: AgencyCode, branch: AgencyCode): boolean {
  return code === branch || isBelow(code, branch);
}

/** Interconnection centres have a level 1 of `W` and two digits. They stand in the directory and are never recipients. */
export function isCentre(code: AgencyCode): boolean {
  return /^W\d{2}(\.|$)/.test(code);
}

const codeLengthMax = 35;
/** Groups are never empty: no dot at an end, no two together. */
const alphabet = /^[0-9A-Z]+(\.[0-9A-Z]+)*$/;
const form102 = /^(\d{3})\.(\d{2})\.(\d{2})\.([A-Z]\d{2})$/;
const shapeWith102Form = /^([A-Z]\d{2})(?:\.(\d{2})(?:\.(\d{2})(?:\.(\d{3}))?)?)?$/;

function groupsOf(code: AgencyCode): string[] {
  return code.split('.');
}

function isUnused(group: string): boolean {
  return /^0+$/.test(group);
}
