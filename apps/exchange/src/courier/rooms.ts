import type { CarryingLimits } from '../journey/parts.js';

export interface Room {
  /** Attempts that may begin now. */
  readonly attempts: number;
  readonly urgentOnly: boolean;
}

type Limits = Pick<CarryingLimits, 'underWayMax' | 'urgentReserved' | 'destinationUnderWayMax'>;

/**
 * How much a destination may have of what is left. Some of it is for what is urgent, and so is one more than its limit; when half of it is taken nobody has
 * more than one, so that some slow destinations keep no others waiting.
 * @param underWay attempts in this copy of the exchange, by destination
 */
export function roomFor(
  { system, urgent }: { readonly system: string; readonly urgent: boolean },
  underWay: ReadonlyMap<string, number>,
  { underWayMax, urgentReserved, destinationUnderWayMax }: Limits,
): Room {
  const taken = [...underWay.values()].reduce((sum, attempts) => sum + attempts, 0);
  const isScarce = taken * 2 >= underWayMax;
  const own = (isScarce ? 1 : destinationUnderWayMax) - (underWay.get(system) ?? 0);
  const forAll = Math.min(own, underWayMax - urgentReserved - taken);
  if (forAll > 0 || !urgent) return { attempts: Math.max(0, forAll), urgentOnly: false };
  return { attempts: Math.max(0, Math.min(own > 0 ? own : own + 1, underWayMax - taken)), urgentOnly: true };
}
