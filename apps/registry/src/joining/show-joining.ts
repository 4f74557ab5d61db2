import type { HeardBy, JoiningChecklist, showJoining as question } from '@edoc-axis/contracts';
import { type AgencyCode, type Caller, demand, judgeJoining, maySeeJoining, sentences } from '@edoc-axis/domain';
import { registeredAgency } from '../agencies/read-code.js';
import { gatherStanding } from './gather-standing.js';
import type { JoiningPorts } from './ports.js';

/**
 * The checklist of an agency: done or open, since when, what to do next.
 * @throws CataloguedError `agency.unknown`, `caller.…`; `process.unreachable` while nobody can say what it sent
 */
export async function showJoining(
  { code }: HeardBy<typeof question>,
  caller: Caller,
  ports: JoiningPorts,
): Promise<JoiningChecklist> {
  const entry = await registeredAgency(code, ports.store.reader);
  demand(maySeeJoining(caller, entry.code as AgencyCode, ports.clock.now()));
  const standing = await gatherStanding(entry, ports);
  return {
    agency: entry.code,
    joining: { state: standing.state, since: standing.stateSince },
    items: judgeJoining(standing).map((judged) => {
      const { item, done } = judged;
      if (judged.done) return { item, done, since: judged.since };
      const { code: next, params } = judged.next;
      return { item, done, next: { code: next, params: { ...params }, sentence: sentences(next, params) } };
    }),
  };
}
