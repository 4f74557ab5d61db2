import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import './long-list.css';

interface LongListProps<Row> {
  readonly rows: readonly Row[];
  readonly label: string;
  readonly keyOf: (row: Row) => string;
  readonly href: (row: Row) => string;
  readonly children: (row: Row) => ComponentChildren;
  readonly heading?: ComponentChildren;
  /** Called when the last rows come into sight: there may be more to ask for. */
  readonly onEnd?: () => void;
  /** Which columns a row has, as `grid-template-columns` writes them; on a phone they are stacked. */
  readonly columns: string;
}

/** Of each side of what is seen, so many rows are drawn beyond it. */
const beyond = 12;
const heights = { wide: 44, narrow: 92 };
const isNarrow = matchMedia('(max-width: 48rem)');

/**
 * A list of any length, of which only what is in sight is drawn. Each row is a link; up and down (or k and j) go from row to
 * row, Home and End to the ends, Enter opens.
 */
export function LongList<Row>({ rows, label, keyOf, href, children, heading, onEnd, columns }: LongListProps<Row>) {
  const list = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ from: 0, to: 40, height: isNarrow.matches ? heights.narrow : heights.wide });
  const wanted = useRef<number | undefined>(undefined);

  useEffect(() => {
    const look = () => {
      const top = list.current?.getBoundingClientRect().top ?? 0;
      const height = isNarrow.matches ? heights.narrow : heights.wide;
      const from = Math.max(0, Math.floor(-top / height) - beyond);
      const to = Math.ceil((innerHeight - top) / height) + beyond;
      setSeen((was) => (was.from === from && was.to === to && was.height === height ? was : { from, to, height }));
      if (to >= rows.length) onEnd?.();
    };
    look();
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, [rows.length, onEnd]);

  useEffect(() => {
    if (wanted.current === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`)?.focus({ preventScroll: true });
    wanted.current = undefined;
  });

  const goTo = (index: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, index));
    wanted.current = next;
    const top = (list.current?.getBoundingClientRect().top ?? 0) + scrollY + next * seen.height;
    if (top < scrollY + 60) scrollTo({ top: top - 60 });
    else if (top + seen.height > scrollY + innerHeight) scrollTo({ top: top + seen.height - innerHeight + 8 });
    setSeen((was) => ({ ...was, from: Math.min(was.from, next), to: Math.max(was.to, next + 1) }));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const at = Number((event.target as HTMLElement).closest<HTMLElement>('[data-row]')?.dataset.row);
    const next = Number.isNaN(at)
      ? undefined
      : { ArrowDown: at + 1, j: at + 1, ArrowUp: at - 1, k: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (next === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    // Beyond its ends the page may know another list.
    if ((event.key === 'j' || event.key === 'k') && (next < 0 || next >= rows.length)) return;
    event.preventDefault();
    goTo(next);
  };

  return (
    <div class="long-list" style={{ '--columns': columns, '--row-height': `${seen.height}px` }}>
      {heading && (
        <div class="long-list-heading" aria-hidden="true">
          {heading}
        </div>
      )}
      <div
        ref={list}
        role="list"
        aria-label={label}
        style={{ height: `${rows.length * seen.height}px` }}
        onKeyDown={onKeyDown}
      >
        {rows.slice(seen.from, seen.to).map((row, place) => {
          const index = seen.from + place;
          return (
            <div
              key={keyOf(row)}
              class="long-list-row"
              role="listitem"
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              style={{ top: `${index * seen.height}px` }}
            >
              <a href={href(row)} data-row={index}>
                {children(row)}
              </a>
            </div>
          );
        })}
      </div>
    </div>
  );
}
