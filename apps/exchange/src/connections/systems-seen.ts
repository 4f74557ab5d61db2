import {
  type HeardBy,
  refusalCodesShownMax,
  type ReplyOf,
  type SystemSeen,
  type systemsSeen as question,
} from '@edoc-axis/contracts';
import { type Caller, demand, mayInspectFor } from '@edoc-axis/domain';
import type { SystemCalls } from '../store/system-calls.js';
import { answeredCode, type CallTally } from './call-tally.js';
import type { ConnectionPorts } from './check-connections.js';

/** Whether the systems live, as far as the exchange has seen them; of each for who may see what concerns all it serves. */
export async function systemsSeen(
  { seen, tally, directory }: Pick<ConnectionPorts, 'seen' | 'directory'> & { readonly tally: CallTally },
  caller: Caller,
  { systems }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  for (const system of systems) {
    const agencies = directory.servedBy(system).map(({ agency }) => agency);
    demand(mayInspectFor(caller, agencies));
  }
  const known = new Map((await seen.among(systems)).map((one) => [one.system, one]));
  const { since, sums } = await tally.among(systems);
  return {
    seen: systems.map((system) => ({
      ...(known.get(system) ?? { system, statuses: [] }),
      calls: callsView(
        since,
        sums.filter((sum) => sum.system === system),
      ),
    })),
  };
}

function callsView(since: Date, sums: readonly SystemCalls[]): SystemSeen['calls'] {
  const refusals = sums.filter(({ code }) => code !== answeredCode);
  const total = (counted: readonly SystemCalls[]) => counted.reduce((sum, { calls }) => sum + calls, 0);
  return {
    since: since.toISOString(),
    answered: total(sums) - total(refusals),
    refused: total(refusals),
    codes: refusals.slice(0, refusalCodesShownMax).map(({ code, calls, example, example_at: at }) => ({
      ...{ code, calls },
      example: example !== null && at ? { occurrence: example, at: at.toISOString() } : undefined,
    })),
  };
}
