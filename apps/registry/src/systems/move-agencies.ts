import type { HeardBy, moveAgencies as question, systemMoved } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { z } from 'zod';
import { readRegisteredCodes } from '../agencies/read-code.js';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct, EntryChange, RegistryWriter } from '../store/registry-writer.js';
import { servingChange } from './serve-from.js';
import { readSystem } from './read-system.js';

/**
 * Gives agencies to a system, now or at a moment to come, by itself and at once on every process. Until the moment it may
 * be changed: giving them back to who serves them now takes it back. What waits for an agency waits for its new system;
 * the old one finishes what it handled.
 */
export async function moveAgencies(
  { system, agencies: written, since }: HeardBy<typeof question>,
  act: AdministrativeAct,
  store: RegistryStore,
): Promise<z.output<typeof systemMoved>> {
  return store.write(act, async (writer) => {
    await readSystem(system, writer);
    const codes = await readRegisteredCodes(written, writer);
    const moves = await movesTo(system, codes, since, act.at, writer);
    if (moves.length > 0) await writer.put(...moves);
    return { servings: await writer.servings(codes) };
  });
}

/**
 * The entries that change when a system serves agencies from a moment on.
 * @throws CataloguedError `system.move-in-the-past`: who served when is what permissions were decided by
 */
export async function movesTo(
  system: string,
  codes: readonly string[],
  wanted: string | undefined,
  now: Date,
  writer: RegistryWriter,
): Promise<EntryChange[]> {
  const since = (wanted === undefined ? now : new Date(wanted)).toISOString();
  const moves = (await writer.servings(codes)).flatMap((before) => servingChange(before, system, since));
  // Who repeats a move that has taken effect by now gets the same answer.
  if (moves.length > 0 && since < now.toISOString()) throw new CataloguedError('system.move-in-the-past', { since });
  return moves;
}
