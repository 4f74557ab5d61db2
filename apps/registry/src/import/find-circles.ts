import type { AgencyChange, AgencyEntry } from '@edoc-axis/contracts';
import type { Complain, RowRead } from './read-row.js';
import type { RegisteredAgencies } from './registered.js';

type Rows = ReadonlyMap<string, RowRead>;

/** A country has few moments at which agencies move; a register with more is not looked through at each of them. */
const momentsMax = 200;

/**
 * Names each circle of parents once, at the first of its rows: those there will be at once, and those that a move which is
 * planned already would close. Those of one agency alone are told elsewhere.
 */
export function findCircles(inFile: Rows, registered: RegisteredAgencies, complain: Complain): void {
  const told = new Set<string>();
  const parentNow = (code: string) => inFile.get(code)?.parent ?? registered.standing(code)?.parent;
  walk(inFile.keys(), parentNow, (circle) => tell(circle, inFile, told, complain));
  // Nobody stands below a code that was not there yet: only registered agencies that move can close a later circle.
  const moving = [...inFile.values()].flatMap(({ code, parent }) => {
    const standing = code && registered.standing(code);
    return standing && parent !== undefined && parent !== standing.parent ? standing.code : [];
  });
  const moments = new Set<string>();
  for (const code of moving) movesAbove(code, parentNow, registered).forEach((moment) => moments.add(moment));
  for (const moment of [...moments].slice(0, momentsMax)) {
    const parentThen = (code: string) =>
      plannedParent(registered.published(code), registered.at.toISOString(), moment) ?? parentNow(code);
    walk(moving, parentThen, (circle) => tell(circle, inFile, told, complain));
    for (const code of moving) movesAbove(code, parentThen, registered).forEach((later) => moments.add(later));
  }
}

type ParentOf = (code: string) => string | undefined;

function walk(starts: Iterable<string>, parentOf: ParentOf, found: (circle: readonly string[]) => void): void {
  /** From these one comes to no circle that is not known. */
  const settled = new Set<string>();
  for (const start of starts) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let code: string | undefined = start;
    while (code !== undefined && !settled.has(code) && !onPath.has(code)) {
      path.push(code);
      onPath.add(code);
      code = parentOf(code);
    }
    if (code !== undefined && onPath.has(code)) found(path.slice(path.indexOf(code)));
    for (const each of path) settled.add(each);
  }
}

/** When an agency or one above it comes to stand below another. */
function movesAbove(start: string, parentOf: ParentOf, { published, at }: RegisteredAgencies): string[] {
  const now = at.toISOString();
  const moments: string[] = [];
  const seen = new Set<string>();
  for (let code: string | undefined = start; code !== undefined && !seen.has(code); code = parentOf(code)) {
    seen.add(code);
    for (const { since, parent } of published(code)?.changes ?? []) {
      if (parent !== undefined && since > now) moments.push(since);
    }
  }
  return moments;
}

/** Whom a planned move has put above it by then; what is written now counts until that move. */
function plannedParent(entry: AgencyEntry | undefined, now: string, moment: string): string | undefined {
  const isMove = ({ since, parent }: AgencyChange) => parent !== undefined && since > now && since <= moment;
  const moves = entry?.changes?.filter(isMove) ?? [];
  return moves.at(-1)?.parent ?? undefined;
}

function tell(circle: readonly string[], inFile: Rows, told: Set<string>, complain: Complain): void {
  const rows = circle.flatMap((code) => inFile.get(code) ?? []).sort((one, other) => one.row - other.row);
  const [first] = rows;
  if (circle.length < 2 || first?.code === undefined || told.has(first.code)) return;
  told.add(first.code);
  const from = circle.indexOf(first.code);
  const round = [...circle.slice(from), ...circle.slice(0, from), first.code];
  const shown = round.length > shownMax ? [...round.slice(0, shownMax), '…'] : round;
  complain('import.parent-circle', { code: first.code, circle: shown.join(' → ') }, first.row, 'parent');
}

const shownMax = 8;
