import type { AgencyEntry } from '@edoc-axis/contracts';
import type { Complain, RowRead } from './read-row.js';

/** Names each circle of parents once, at the first of its rows. Those of one agency alone are told elsewhere. */
export function findCircles(
  inFile: ReadonlyMap<string, RowRead>,
  registered: ReadonlyMap<string, AgencyEntry>,
  complain: Complain,
): void {
  const parentOf = (code: string) => inFile.get(code)?.parent ?? registered.get(code)?.parent;
  /** From these one comes to no circle that is not known. */
  const settled = new Set<string>();
  for (const start of inFile.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let code: string | undefined = start;
    while (code !== undefined && !settled.has(code) && !onPath.has(code)) {
      path.push(code);
      onPath.add(code);
      code = parentOf(code);
    }
    if (code !== undefined && onPath.has(code)) tell(path.slice(path.indexOf(code)), inFile, complain);
    for (const each of path) settled.add(each);
  }
}

/** A circle goes through the file: the register has none. */
function tell(circle: readonly string[], inFile: ReadonlyMap<string, RowRead>, complain: Complain): void {
  const rows = circle.flatMap((code) => inFile.get(code) ?? []).sort((one, other) => one.row - other.row);
  const [first] = rows;
  if (circle.length < 2 || first?.code === undefined) return;
  const from = circle.indexOf(first.code);
  const round = [...circle.slice(from), ...circle.slice(0, from), first.code];
  const shown = round.length > shownMax ? [...round.slice(0, shownMax), '…'] : round;
  complain('import.parent-circle', { code: first.code, circle: shown.join(' → ') }, first.row, 'parent');
}

const shownMax = 8;
