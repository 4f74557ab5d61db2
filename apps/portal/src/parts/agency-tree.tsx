import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { inLanguage } from '../words/language.js';
import { type Agency, useAgencyLevels } from './agency-levels.js';
import { agencyPartsWords } from './agency-parts.words.js';
import { ProblemNote } from './note.js';
import { aboveOf, type Row, rowHeight, rowsOf, TreeRow } from './agency-tree-row.js';
import './agency-tree.css';

const words = inLanguage(agencyPartsWords);
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
  if (top?.error !== undefined) return <ProblemNote error={top.error} again={() => levels.fetch('')} />;
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
