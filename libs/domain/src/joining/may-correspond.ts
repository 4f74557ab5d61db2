import type { ErrorCode } from '../errors/catalogue.js';
import { type Joining, joiningStateOf } from './move-joining.js';

/** One side of a correspondence, as far as joining is concerned. */
export interface Correspondent {
  readonly joining?: Joining;
  /** There to be tried with. */
  readonly test?: boolean;
}

/**
 * Whether a document may go from one agency to another: who is not live corresponds with test agencies alone, and to who
 * is suspended nothing new goes. What was accepted before is another matter: it still arrives.
 * @param sender undefined where nobody in particular asks
 * @returns why not
 */
export function whyNotCorrespond(sender: Correspondent | undefined, recipient: Correspondent): ErrorCode | undefined {
  const state = joiningStateOf(recipient);
  if (state === 'suspended') return 'agency.suspended';
  if (state !== 'live' && sender?.test !== true) return 'agency.still-joining';
  if (sender && joiningStateOf(sender) !== 'live' && recipient.test !== true) return 'agency.for-live-senders';
  return undefined;
}
