import { isDeepStrictEqual } from 'node:util';
import type { AgencyEntry, ReorganisationView } from '@edoc-axis/contracts';
import { CataloguedError, standingAt } from '@edoc-axis/domain';
import { checkParent } from '../agencies/check-parent.js';
import type { EntryChange } from '../store/entry-change.js';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct, RegistryWriter } from '../store/registry-writer.js';
import { knownPlan } from './known-plan.js';
import { planView } from './plan-view.js';
import { agencyTakenBack, servingTakenBack } from './take-back-entries.js';

/**
 * It will not take effect: what it wrote is taken back, all of it or nothing, and what others wrote since stays. Until the
 * moment; what is in force has been relied on. The same again gives the same answer.
 * @throws CataloguedError `reorganisation.already-effective`, `reorganisation.built-upon`
 */
export function revokePlan(name: string, act: AdministrativeAct, store: RegistryStore): Promise<ReorganisationView> {
  return store.write(act, async (writer) => {
    const row = await knownPlan(name, writer);
    if (row.revokedAt) return planView(row, act.at);
    if (row.approvedAt && row.effectiveAt <= act.at) {
      throw new CataloguedError('reorganisation.already-effective', { effectiveAt: row.effectiveAt });
    }
    await takeBack(await writer.reorganisations.writtenBy(name), row.effectiveAt, writer);
    await writer.reorganisations.revoke(name, { by: act.who, at: act.at }, act.reason);
    await writer.note(name, { revoked: true });
    return planView(await knownPlan(name, writer), act.at);
  });
}

async function takeBack(written: readonly EntryChange[], moment: Date, writer: RegistryWriter): Promise<void> {
  const agencies = written.filter(({ after }) => after.kind === 'agency');
  const codes = agencies.map(({ after }) => (after as AgencyEntry).code);
  const current = new Map((await writer.agenciesAmong(codes)).map((entry) => [entry.code, entry]));
  const agenciesBack = agencies.flatMap((change): EntryChange[] => {
    const before = current.get((change.after as AgencyEntry).code);
    if (!before) return [];
    const after = agencyTakenBack(change, before);
    return isDeepStrictEqual(before, after) ? [] : [{ before, after }];
  });
  const back = [...agenciesBack, ...(await servingsTakenBack(written, writer))];
  if (back.length > 0) await writer.put(...back);
  await checkNobodyRelies(agenciesBack, moment, writer);
}

async function servingsTakenBack(written: readonly EntryChange[], writer: RegistryWriter): Promise<EntryChange[]> {
  const changes = new Map(
    written.flatMap((change) => (change.after.kind === 'serving' ? [[change.after.agency, change]] : [])),
  );
  return (await writer.servings([...changes.keys()])).flatMap((before): EntryChange[] => {
    const change = changes.get(before.agency);
    const after = change && servingTakenBack(change, before);
    return after ? [{ before, after }] : [];
  });
}

/** Others may have been put below, or made to lead to, what will not open after all; or stand in a circle with what does not move. */
async function checkNobodyRelies(back: readonly EntryChange[], moment: Date, writer: RegistryWriter): Promise<void> {
  const entries = back.map(({ after }) => after as AgencyEntry);
  const unopened = new Set(
    entries.filter(({ validFrom, validUntil }) => validFrom === validUntil).map(({ code }) => code),
  );
  const codes = [...unopened];
  if (codes.length > 0) {
    const below = await writer.everBelow(codes);
    const relying = [
      ...below.filter((entry) => isBelowNow(entry, unopened, moment)),
      ...(await writer.leadingTo(codes)),
    ].find(({ code }) => !unopened.has(code));
    if (relying) throw new CataloguedError('reorganisation.built-upon', { agency: relying.code });
  }
  for (const { before, after } of back) {
    const movedBack = (before as AgencyEntry).changes?.some(({ parent }) => parent !== undefined) ?? false;
    if (movedBack) await checkParent(after as AgencyEntry, moment, writer);
  }
}

function isBelowNow(entry: AgencyEntry, parents: ReadonlySet<string>, moment: Date): boolean {
  const later = (entry.changes ?? []).some(
    ({ since, parent }) => parent && new Date(since) > moment && parents.has(parent),
  );
  return later || parents.has(standingAt(entry, moment).parent ?? '');
}
