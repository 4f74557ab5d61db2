import type { ReplyOf, twoPersons as question } from '@edoc-axis/contracts';
import type { TwoPersons } from '@edoc-axis/platform';
import type { Proposals } from '../store/proposals.js';

/**
 * Whether grave acts wait for a second person now. With `once-joined` they do as soon as the first administrator of the
 * axis has joined, and never again less: an axis can be set up by its operator alone, and not be run so.
 */
export async function areTwoNeeded(setting: TwoPersons, proposals: Proposals): Promise<boolean> {
  return setting === 'once-joined' ? hasTwoBegun(proposals) : setting === 'on';
}

/** An administrator of the axis has joined. Until then the operator makes administrators alone, or there would never be any. */
export async function hasTwoBegun(proposals: Proposals): Promise<boolean> {
  return (await proposals.twoPersonsSince()) !== undefined;
}

export async function showTwoPersons(setting: TwoPersons, proposals: Proposals): Promise<ReplyOf<typeof question>> {
  const since = setting === 'off' ? undefined : await proposals.twoPersonsSince();
  return { setting, inForce: await areTwoNeeded(setting, proposals), since: since?.toISOString() };
}
