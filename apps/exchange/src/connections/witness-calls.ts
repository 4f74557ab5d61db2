import { abandonSubmission, admitSubmission, type Question } from '@edoc-axis/contracts';
import { isErrorCode } from '@edoc-axis/domain';
import { type AnswerWitness, type Asked, cataloguedFrom } from '@edoc-axis/platform';
import type { CallTally } from './call-tally.js';
import type { SeenSystems } from './seen-systems.js';

/** What belongs to a call that is counted by its other question. */
const onTheWay: readonly Question[] = [admitSubmission, abandonSubmission];

/**
 * Counts what systems ask, by how it ended, and notes what their programs say of themselves. What several deliveries are
 * answered or confirmed with in one call counts for each.
 */
export function witnessCalls({ tally, seen }: { tally: CallTally; seen: SeenSystems }): AnswerWitness {
  return {
    answered(question, asked, reply) {
      const system = callingSystem(asked);
      if (system === undefined) return;
      if (asked.program !== undefined) seen.noteProgram(system, asked.program);
      if (onTheWay.includes(question)) return;
      for (const code of codesIn(reply)) {
        if (code === undefined) tally.answered(system);
        else tally.refused(system, code, asked.occurrence);
      }
    },
    refused(_, asked, error) {
      const system = callingSystem(asked);
      if (system === undefined) return;
      const { code, occurrence = asked.occurrence } = cataloguedFrom(error, asked.occurrence);
      tally.refused(system, code, occurrence);
    },
  };
}

function callingSystem({ askedBy, caller }: Asked): string | undefined {
  return askedBy === 'gateway' && caller?.kind === 'system' ? caller.id : undefined;
}

/** With which codes an answer refuses: a submission is refused in an answer with its receipt, deliveries one by one. */
function codesIn(reply: unknown): (string | undefined)[] {
  const { outcome, code, outcomes } = reply as { outcome?: unknown; code?: unknown; outcomes?: unknown };
  if (outcome === 'refused' && isErrorCode(code)) return [code];
  if (!Array.isArray(outcomes)) return [undefined];
  return outcomes.map((one: { problem?: { code?: string } }) => one.problem?.code);
}
