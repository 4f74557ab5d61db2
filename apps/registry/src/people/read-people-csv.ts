import { newPerson, peopleImportedMax } from '@edoc-axis/contracts';
import type { z } from 'zod';

type NewPerson = z.output<typeof newPerson>;

export interface Fault {
  /** As a spreadsheet counts: the heading is row 1. */
  readonly row: number;
  readonly column?: string;
  readonly problem: string;
}

export interface PeopleRead {
  readonly people: readonly { readonly row: number; readonly person: NewPerson }[];
  readonly faults: readonly Fault[];
}

const columns = ['name', 'fullName', 'email', 'role', 'agencies'] as const;

/**
 * People as a spreadsheet has them (RFC 4180; comma or semicolon): `name`, `fullName`, `email`, `role`, and `agencies`
 * separated by spaces, which for an administrator is the branch. Several rows of one name are several roles of one person.
 * Every fault is named.
 */
export function readPeopleCsv(text: string): PeopleRead {
  const [heading = [], ...rows] = readCsv(text.replace(/^\uFEFF/, ''));
  const places = columns.map((column) =>
    heading.findIndex((each) => each.trim().toLowerCase() === column.toLowerCase()),
  );
  const missing = columns.filter((column, n) => places[n] === -1 && column !== 'email' && column !== 'agencies');
  if (missing.length > 0)
    return { people: [], faults: [{ row: 1, problem: `the columns ${missing.join(', ')} are missing` }] };
  if (rows.length > peopleImportedMax) {
    return { people: [], faults: [{ row: 1, problem: `more than ${peopleImportedMax} rows` }] };
  }
  const faults: Fault[] = [];
  const people = new Map<string, { row: number; person: NewPerson }>();
  for (const [n, cells] of rows.entries()) {
    const row = n + 2;
    if (cells.every((cell) => cell.trim() === '')) continue;
    const read = newPerson.safeParse(personOf(cells, places));
    if (!read.success) {
      faults.push(...read.error.issues.map(({ path, message }) => faultOf(row, String(path[0] ?? ''), message)));
      continue;
    }
    const before = people.get(read.data.name);
    if (!before) people.set(read.data.name, { row, person: read.data });
    else if (before.person.fullName !== read.data.fullName) {
      faults.push(faultOf(row, 'fullName', `row ${before.row} has the same name for somebody else`));
    } else before.person.grants.push(...read.data.grants);
  }
  return { people: [...people.values()], faults };
}

function faultOf(row: number, member: string, problem: string): Fault {
  return { row, column: member === 'grants' ? 'role, agencies' : member, problem };
}

function personOf(cells: readonly string[], places: readonly number[]) {
  const [name = '', fullName = '', email = '', role = '', agencies = ''] = places.map((place) => cells[place]?.trim());
  return {
    name: name.toLowerCase(),
    fullName,
    email: email || undefined,
    grants: [grantOf(role.toLowerCase(), agencies)],
  };
}

function grantOf(role: string, agencies: string) {
  const codes = agencies.split(/[\s;,]+/).filter((code) => code !== '');
  if (role !== 'administrator') return { role, agencies: codes };
  // Two branches are two rows: one cell with both would be read as one, or as the whole axis.
  return { role, branch: codes.length > 1 ? codes : codes[0] };
}

/** RFC 4180, with either of the two separators spreadsheets use. */
function readCsv(text: string): string[][] {
  const separator = /^[^\n"]*;/.test(text) ? ';' : ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === separator) {
      row.push(cell);
      cell = '';
    } else if (letter === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else if (letter !== '\r') cell += letter;
  }
  return cell === '' && row.length === 0 ? rows : [...rows, [...row, cell]];
}
