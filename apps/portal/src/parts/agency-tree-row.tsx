import type { ComponentChildren } from 'preact';
import { inLanguage } from '../words/language.js';
import type { Agency, Levels } from './agency-levels.js';
import { AgencyMarks } from './agency-marks.js';
import { agencyPartsWords } from './agency-parts.words.js';
import { Icon } from './icon.js';

const words = inLanguage(agencyPartsWords);
export const rowHeight = 38;

/** An agency as it stands in the tree at the moment. */
export interface Row {
  readonly agency: Agency;
  readonly level: number;
  readonly place: number;
  readonly of: number;
  readonly isBranch: boolean;
  readonly isOpen: boolean;
  readonly isFetching: boolean;
}

/** All that are in an open branch, from top to bottom. */
export function rowsOf(levels: Levels, opened: ReadonlySet<string>, code = '', level = 1, rows: Row[] = []): Row[] {
  const { agencies = [], branches } = levels.of.get(code) ?? {};
  agencies.forEach((agency, n) => {
    const isBranch = branches?.has(agency.code) ?? false;
    const isOpen = isBranch && opened.has(agency.code);
    const isFetching = isOpen && !levels.of.get(agency.code)?.whole;
    rows.push({ agency, level, place: n + 1, of: agencies.length, isBranch, isOpen, isFetching });
    // An open one stands in no way twice: parents lead in no circle.
    if (isOpen) rowsOf(levels, opened, agency.code, level + 1, rows);
  });
  return rows;
}

/** Where the one above it stands; itself for one at the top. */
export function aboveOf(rows: readonly Row[], index: number): number {
  const level = rows[index]?.level ?? 1;
  for (let above = index - 1; above >= 0; above -= 1) if ((rows[above]?.level ?? 0) < level) return above;
  return index;
}

interface TreeRowProps extends Row {
  readonly id: string;
  readonly top: number;
  readonly isActive: boolean;
  readonly isTicked?: boolean;
  readonly onTurn: () => void;
  readonly onTick?: () => void;
  readonly onOpen: () => void;
  readonly children?: ComponentChildren;
}

export function TreeRow(props: TreeRowProps) {
  const {
    agency,
    level,
    place,
    of,
    isBranch,
    isOpen,
    isFetching,
    id,
    top,
    isActive,
    isTicked,
    onTurn,
    onTick,
    onOpen,
    children,
  } = props;
  const { open, fold } = words.value;
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={level}
      aria-posinset={place}
      aria-setsize={of}
      aria-expanded={isBranch ? isOpen : undefined}
      aria-selected={isTicked ?? isActive}
      aria-busy={isFetching || undefined}
      class={isActive ? 'agency-tree-row active' : 'agency-tree-row'}
      style={{ top: `${top}px`, height: `${rowHeight}px`, paddingInlineStart: `${0.3 + (level - 1) * 1.3}rem` }}
      onClick={onOpen}
    >
      {isBranch ? (
        <span
          class={isOpen ? 'agency-tree-turn open' : 'agency-tree-turn'}
          title={isOpen ? fold(agency.name) : open(agency.name)}
          onClick={(event) => {
            event.stopPropagation();
            onTurn();
          }}
        >
          <Icon name="next" />
        </span>
      ) : (
        <span class="agency-tree-turn" />
      )}
      {onTick && (
        <span
          class={isTicked ? 'agency-tree-tick ticked' : 'agency-tree-tick'}
          onClick={(event) => {
            event.stopPropagation();
            onTick();
          }}
        >
          {isTicked && <Icon name="approval" />}
        </span>
      )}
      <span class="code quiet">{agency.code}</span>
      <span class="agency-tree-name">{agency.name}</span>
      <AgencyMarks agency={agency} />
      {children}
    </div>
  );
}
