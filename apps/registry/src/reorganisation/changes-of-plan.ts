import type { AgencyEntry } from '@edoc-axis/contracts';
import { isCentre, withChange } from '@edoc-axis/domain';
import { receivingFor } from '../agencies/closing-moment.js';
import { form102Of } from '../agencies/form102-of.js';
import { servingChange } from '../systems/serve-from.js';
import type { EntryChange } from '../store/entry-change.js';
import type { GatheredRegister } from './gather-register.js';
import type { KeptClosing, KeptPlan } from './kept-plan.js';

/**
 * Every entry the plan changes, with its moment in it: nothing has to happen when that comes. Only for a plan that was
 * judged to have no faults.
 */
export function changesOfPlan(plan: KeptPlan, register: GatheredRegister): EntryChange[] {
  const { effectiveAt } = plan;
  return [
    ...plan.opens.map((opened) => ({ before: register.entry(opened.code), after: openedEntry(opened, effectiveAt) })),
    ...plan.closes.flatMap((closing) =>
      changed(register.entry(closing.code), (open) => closedEntry(open, closing, plan)),
    ),
    ...plan.changes.flatMap(({ code, ...fields }) =>
      changed(register.entry(code), (before) => ({
        ...before,
        changes: withChange(before.changes ?? [], { ...fields, since: effectiveAt }),
      })),
    ),
    ...movesOf(plan, register),
  ];
}

function changed(before: AgencyEntry | undefined, change: (before: AgencyEntry) => AgencyEntry): EntryChange[] {
  return before ? [{ before, after: change(before) }] : [];
}

function openedEntry(opened: KeptPlan['opens'][number], effectiveAt: string): AgencyEntry {
  return {
    ...opened,
    kind: 'agency',
    name: opened.name.trim(),
    form102: form102Of(opened),
    validFrom: effectiveAt,
    successors: [],
    centre: opened.centre ?? isCentre(opened.code),
  };
}

function closedEntry(
  open: AgencyEntry,
  { successors, receivesFor: agency, receivesUntil }: KeptClosing,
  { effectiveAt }: KeptPlan,
): AgencyEntry {
  return {
    ...open,
    validUntil: effectiveAt,
    successors: [...successors],
    receivesFor: agency && receivingFor(agency, new Date(effectiveAt), receivesUntil),
  };
}

function movesOf({ moves, effectiveAt }: KeptPlan, register: GatheredRegister): EntryChange[] {
  return moves.flatMap(({ system, agencies }) =>
    agencies.flatMap((agency) => servingChange(register.serving(agency), system, effectiveAt)),
  );
}
