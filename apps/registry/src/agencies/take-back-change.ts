import { type AgencyView, type HeardBy, takeBackChange as question } from '@edoc-axis/contracts';
import { CataloguedError, withoutChange } from '@edoc-axis/domain';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct } from '../store/registry-writer.js';
import { agencyViewWithVersions } from './agency-view.js';
import { checkParent } from './check-parent.js';
import { registeredAgency } from './read-code.js';

/**
 * Takes back what was to change of an agency from a moment on, until that moment: what is in force has been relied on.
 * The same again gives the same answer.
 */
export function takeBackChange(
  { code: written, since: moment, reason }: HeardBy<typeof question>,
  act: AdministrativeAct,
  store: RegistryStore,
): Promise<AgencyView> {
  return store.write({ ...act, reason }, async (writer) => {
    const before = await registeredAgency(written, writer);
    const { code, changes = [] } = before;
    const since = new Date(moment).toISOString();
    const change = changes.find((each) => each.since === since);
    if (!change) {
      if (await writer.hasTakenBack(code, since, question.pattern)) return agencyViewWithVersions(before, act.at);
      throw new CataloguedError('agency.change-unknown', { agency: code, changesAt: since });
    }
    if (since <= act.at.toISOString()) {
      throw new CataloguedError('agency.change-in-force', { agency: code, changedAt: since });
    }
    const left = withoutChange(changes, since);
    const after = { ...before, changes: left.length > 0 ? left : undefined };
    // It stays where it was, and others may have been moved since in the belief that it would not.
    if (change.parent !== undefined) await checkParent(after, new Date(since), writer);
    await writer.put({ before, after });
    return agencyViewWithVersions(after, act.at);
  });
}
