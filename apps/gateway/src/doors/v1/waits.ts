import { waiting } from '@edoc-axis/contracts';
import type { AnswerDescription } from '../call.js';

/** How a call says that it may wait for a second person; see `AnswerWaiting`. */
export const waits: Readonly<Record<202, AnswerDescription>> = {
  202: { says: 'It waits for a second administrator: see `/v1/approvals`.', shape: waiting },
};
