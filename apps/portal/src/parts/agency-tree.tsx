import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { inLanguage } from '../words/language.js';
import { type Agency, type Levels, useAgencyLevels } from './agency-levels.js';
import { agencyPartsWords } from './agency-parts.words.js';
import { AgencyMarks } from './agency-marks.js';
import { Icon } from './icon.js';
import { ProblemNote } from './note.js';
import './agency-tree.css';

const words = inLanguage(agencyPartsWords);
const rowHeight = 38;
/** Of each side of what is seen, so many rows are drawn beyond it. */
const beyond = 10;

interface AgencyTreeProps {
  readonly label: string;
  /** As of that moment; as they are now, closed ones too, when absent. */
  readonly at?: string;
  /** Only who may be written to. */
  readonly recipients?: boolean;
  /** Enter, or a click. */
  readonly onOpen: (agency: Agency) => void;
  /** Codes that are ticked; with it Space and a click on the box tick. */
  readonly ticked?: ReadonlySet<string>;
  readonly onTick?: (agency: Agency) => void;
  /** What else stands in a row. */
  readonly children?: (agency: Agency) => ComponentChildren;
  /** Begun anew when one of them changes. */
  readonly depends?: readonly unknown[];
}

/**
 * The tree of agencies, each level fetched when it is opened, and only what is in sight drawn: a province of 3,321 communes
 * opens at once. Right opens and left folds a branch, up and down go from row to row, Enter opens, Space ticks.
 */
export function AgencyTree(props: AgencyTreeProps) {
  const { label, at, recipients, onOpen, ticked, onTick, children, depends = [] } = props;
  const levels = useAgencyLevels({ at, recipients }, depends);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [activeCode, setActiveCode] = useState<string>();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [scrolled, setScrolled] = useState({ top: 0, height: 600 });
  const rows = rowsOf(levels, opened);
  const active = Math.max(
    0,
    rows.findIndex(({ agency }) => agency.code === activeCode),
  );
  useEffect(() => levels.fetch(''), [at, recipients, ...depends]);

  const look = () => {
    const { scrollTop: top = 0, clientHeight: height = 600 } = box.current ?? {};
    setScrolled((was) => (was.top === top && was.height === height ? was : { top, height }));
  };
  useEffect(look, [rows.length]);

  const goTo = (index: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))];
    if (!row) return;
    setActiveCode(row.agency.code);
    const top = rows.indexOf(row) * rowHeight;
    const { scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    if (top < scrollTop) box.current?.scrollTo({ top });
    else if (top + rowHeight > scrollTop + clientHeight) box.current?.scrollTo({ top: top + rowHeight - clientHeight });
  };
  const turn = ({ agency: { code }, isOpen }: Row) => {
    if (!isOpen) levels.fetch(code);
    const next = new Set(opened);
    if (isOpen) next.delete(code);
    else next.add(code);
    setOpened(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[active];
    if (!row || event.ctrlKey || event.altKey || event.metaKey) return;
    const acts: Record<string, () => void> = {
      ArrowDown: () => goTo(active + 1),
      ArrowUp: () => goTo(active - 1),
      PageDown: () => goTo(active + 15),
      PageUp: () => goTo(active - 15),
      Home: () => goTo(0),
      End: () => goTo(rows.length - 1),
      ArrowRight: () => (row.isOpen ? goTo(active + 1) : row.isBranch && turn(row)),
      ArrowLeft: () => (row.isOpen ? turn(row) : goTo(aboveOf(rows, active))),
      Enter: () => onOpen(row.agency),
      ' ': () => onTick?.(row.agency),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  const top = levels.of.get('');
  const from = Math.max(0, Math.floor(scrolled.top / rowHeight) - beyond);
  const to = Math.ceil((scrolled.top + scrolled.height) / rowHeight) + beyond;
  const seen = rows
    .map((row, index) => ({ row, index }))
    .filter(({ index }) => index === active || (index >= from && index < to));
  if (top?.error !== undefined) return <ProblemNote error={top.error} />;
  return (
    <>
      {!top?.whole && <div class="waiting" role="progressbar" aria-label={words.value.loading} />}
      {top?.whole && rows.length === 0 && <p class="empty">{words.value.empty}</p>}
      <div
        ref={box}
        class="agency-tree"
        role="tree"
        aria-label={label}
        aria-multiselectable={ticked ? true : undefined}
        aria-activedescendant={rows.length > 0 ? `${id}-${active}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={look}
      >
        <div role="none" class="agency-tree-rows" style={{ height: `${rows.length * rowHeight}px` }}>
          {seen.map(({ row, index }) => (
            <TreeRow
              key={row.agency.code}
              {...row}
              id={`${id}-${index}`}
              top={index * rowHeight}
              isActive={index === active}
              isTicked={ticked?.has(row.agency.code)}
              onTurn={() => turn(row)}
              onTick={onTick && (() => onTick(row.agency))}
              onOpen={() => {
                setActiveCode(row.agency.code);
                onOpen(row.agency);
              }}
            >
              {children?.(row.agency)}
            </TreeRow>
          ))}
        </div>
      </div>
    </>
  );
}

interface Row {
  readonly agency: Agency;
  readonly level: number;
  readonly place: number;
  readonly of: number;
  readonly isBranch: boolean;
  readonly isOpen: boolean;
  readonly isFetching: boolean;
}

function rowsOf(levels: Levels, opened: ReadonlySet<string>, code = '', level = 1, rows: Row[] = []): Row[] {
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

function aboveOf(rows: readonly Row[], index: number): number {
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

function TreeRow(props: TreeRowProps) {
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
