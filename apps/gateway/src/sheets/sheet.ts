/** A table on its way: its titles, and its rows as they come. */
export interface Sheet {
  readonly titles: readonly string[];
  readonly rows: AsyncIterable<readonly string[]>;
}
