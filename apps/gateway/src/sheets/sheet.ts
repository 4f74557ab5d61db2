/** A table on its way: its titles, and its rows as they come. */
export interface Sheet {
  readonly titles: readonly string[];
  readonly rows: AsyncIterable<readonly Cell[]>;
}

/** A number stays one for who adds up a column; a text is never taken for anything else. */
export type Cell = string | number;
