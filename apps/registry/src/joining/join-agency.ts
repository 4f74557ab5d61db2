import type { AgencyView, HeardBy, joinAgency as question } from '@edoc-axis/contracts';
import { CataloguedError, demandJoiningMove, joiningStateOf, judgeJoining, openItems } from '@edoc-axis/domain';
import { agencyViewWithVersions } from '../agencies/agency-view.js';
import { registeredAgency } from '../agencies/read-code.js';
import type { AdministrativeAct } from '../store/registry-writer.js';
import { gatherStanding } from './gather-standing.js';
import type { JoiningPorts } from './ports.js';

/**
 * The next step of an agency that joins, now. It goes live when its checklist has no open item, or when an administrator
 * says that it shall all the same, and why: then what was open stands in the audit log. The same again changes nothing.
 * @throws CataloguedError `joining.…`, `agency.unknown`
 */
export async function joinAgency(
  { code: written, state, reason, anyway }: HeardBy<typeof question>,
  act: AdministrativeAct,
  ports: JoiningPorts,
): Promise<AgencyView> {
  const { store } = ports;
  const known = await registeredAgency(written, store.reader);
  if (joiningStateOf(known) === state) return agencyViewWithVersions(known, act.at);
  if (reason === undefined && (anyway || state === 'suspended')) throw new CataloguedError('joining.reason-missing');
  demandJoiningMove(known.code, joiningStateOf(known), state);
  // Asked before the transaction: the exchange may take its time, and others wait for their turn to write.
  const open = state === 'live' ? openItems(judgeJoining(await gatherStanding(known, ports))) : [];
  if (open.length > 0 && !anyway) {
    throw new CataloguedError('joining.items-open', { agency: known.code, openItems: open });
  }
  return store.write({ ...act, reason }, async (writer) => {
    const before = await registeredAgency(known.code, writer);
    // Another administrator may have been quicker.
    if (joiningStateOf(before) === state) return agencyViewWithVersions(before, act.at);
    demandJoiningMove(before.code, joiningStateOf(before), state);
    const after = { ...before, joining: { state, since: act.at.toISOString() } };
    await writer.put({ before, after });
    if (open.length > 0) await writer.note(before.code, { anyway: true, open });
    return agencyViewWithVersions(after, act.at);
  });
}
