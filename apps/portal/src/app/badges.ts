import { signal } from '@preact/signals';

export interface MenuCount {
  readonly count: number;
  /** As it is written: "12", "1000+". */
  readonly says: string;
  readonly urgent?: boolean;
}

/** What waits on a page, beside its name in the menu. */
export const badges = signal<Readonly<Record<string, MenuCount>>>({});
