import type { ComponentChildren } from 'preact';

export interface Head {
  readonly label: string;
  readonly number?: boolean;
  /** For a column of buttons: told to who listens, not shown. */
  readonly unseen?: boolean;
  readonly class?: string;
}

interface TableProps {
  /** One that is false is no column. */
  readonly heads: readonly (string | Head | false)[];
  /** Where there is no heading beside it. */
  readonly label?: string;
  /** On a phone each row is a card of its own. */
  readonly stacks?: boolean;
  /** Its rows. */
  readonly children: ComponentChildren;
}

/** A table, scrolled sideways where it is wider than its place. */
export function Table({ heads, label, stacks, children }: TableProps) {
  return (
    <div class="scrolls">
      <table aria-label={label} class={stacks ? 'stacks' : undefined}>
        <thead>
          <tr>{heads.map((head) => head && <HeadCell {...(typeof head === 'string' ? { label: head } : head)} />)}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function HeadCell({ label, number, unseen, class: more }: Head) {
  const classes = [number && 'number', more].filter(Boolean).join(' ');
  return (
    <th scope="col" class={classes || undefined}>
      {unseen ? <span class="unseen">{label}</span> : label}
    </th>
  );
}
