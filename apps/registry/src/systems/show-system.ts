import type { HeardBy, ReplyOf, showSystem as question } from '@edoc-axis/contracts';
import type { RegistryReader } from '../store/registry-reader.js';
import { readSystem } from './read-system.js';

/** As many as one registration may name. */
export const servedShownMax = 2000;

/** A system, and what it serves, has served and is going to serve. */
export async function showSystem(
  { system: name }: HeardBy<typeof question>,
  reader: RegistryReader,
): Promise<ReplyOf<typeof question>> {
  const system = await readSystem(name, reader);
  return { ...system, serves: await reader.servedBy(name, servedShownMax) };
}
