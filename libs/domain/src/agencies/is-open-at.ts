import { covers } from './covers.js';

/** From when until when a code may be used. */
export interface Validity {
  /** RFC 3339. */
  readonly validFrom: string;
  /** The first moment at which it is closed. */
  readonly validUntil?: string;
}

/** Whether the code is open at that moment: neither to come nor closed. */
export function isOpenAt({ validFrom, validUntil }: Validity, at: Date): boolean {
  return covers({ since: validFrom, until: validUntil }, at);
}
