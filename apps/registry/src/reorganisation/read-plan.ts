import type { WrittenPlan } from '@edoc-axis/contracts';
import { type AgencyCode, ancestorsOf } from '@edoc-axis/domain';
import { readCode, readCodes } from '../agencies/read-code.js';
import type { RegistryReader } from '../store/registry-reader.js';
import type { KeptPlan } from './kept-plan.js';

/**
 * A plan as it was written, in one form: who reads it later need not know two forms of a code.
 * @throws CataloguedError `agency.code-malformed`
 */
export async function readPlan(written: WrittenPlan, reader: RegistryReader): Promise<KeptPlan> {
  const read = (code: string) => readCode(code, reader);
  const { name, reason } = written;
  const plan: KeptPlan = {
    ...{ name, reason, effectiveAt: inUtc(written.effectiveAt) },
    opens: await each(written.opens, async ({ code, parent, ...fields }) => ({
      ...fields,
      code: await read(code),
      parent: parent === undefined ? undefined : await read(parent),
    })),
    closes: await each(written.closes, async ({ code, successors, receivesFor, receivesUntil, ...rest }) => ({
      ...rest,
      code: await read(code),
      successors: await readCodes(successors, reader),
      receivesFor: receivesFor === undefined ? undefined : await read(receivesFor),
      receivesUntil: receivesUntil === undefined ? undefined : inUtc(receivesUntil),
    })),
    changes: await each(written.changes, async ({ code, parent, ...fields }) => ({
      ...fields,
      code: await read(code),
      ...(parent !== undefined && { parent: parent === null ? null : await read(parent) }),
    })),
    moves: await each(written.moves, async ({ system, agencies }) => ({
      system,
      agencies: await readCodes(agencies, reader),
    })),
  };
  return withParents(plan, reader);
}

/** An opened agency stands below the nearest one whose code says so and that is there afterwards, unless it is said. */
async function withParents(plan: KeptPlan, reader: RegistryReader): Promise<KeptPlan> {
  const orphans = plan.opens.filter(({ parent }) => parent === undefined);
  const above = new Set(orphans.flatMap(({ code }) => ancestorsOf(code)));
  const there = new Set<string>((await reader.agenciesAmong([...above])).map(({ code }) => code));
  for (const { code } of plan.closes) there.delete(code);
  for (const { code } of plan.opens) there.add(code);
  const parentOf = (code: AgencyCode) => ancestorsOf(code).find((ancestor) => there.has(ancestor));
  return {
    ...plan,
    opens: plan.opens.map((opened) => ({ ...opened, parent: opened.parent ?? parentOf(opened.code) })),
  };
}

/** One after another: only codes in the 102 form are looked up, and a plan has thousands. */
async function each<From, To>(list: readonly From[], read: (one: From) => Promise<To>): Promise<To[]> {
  const all: To[] = [];
  for (const one of list) all.push(await read(one));
  return all;
}

function inUtc(moment: string): string {
  return new Date(moment).toISOString();
}
