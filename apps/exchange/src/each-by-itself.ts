import type { DeliveryReceipt, WireOutcome } from '@edoc-axis/contracts';
import { type ErrorKind, isCatalogued } from '@edoc-axis/domain';

/**
 * Does the same for several deliveries at once, as if each had been asked for alone: what is refused holds up none of the
 * others. Their statements go to the database together; what is wanted of one delivery follows in order. When one fails for
 * a reason of our own the caller is told so; it repeats all of them, and gets for those that were done what they got the
 * first time.
 */
export async function eachByItself<Wanted extends { readonly delivery: string }>(
  wanted: readonly Wanted[],
  act: (one: Wanted) => Promise<DeliveryReceipt>,
): Promise<WireOutcome[]> {
  const last = new Map<string, Promise<DeliveryReceipt>>();
  const turns = wanted.map((one) => {
    const before = last.get(one.delivery);
    const turn = before ? before.then(ignore, ignore).then(() => act(one)) : act(one);
    last.set(one.delivery, turn);
    return turn;
  });
  const settled = await Promise.allSettled(turns);
  return settled.map((each) => (each.status === 'fulfilled' ? each.value : refusal(each.reason)));
}

const ignore = () => undefined;

/** Not about one delivery, but about us. */
const ours: ReadonlySet<ErrorKind> = new Set(['internal', 'unavailable', 'too-many']);

function refusal(reason: unknown): WireOutcome {
  if (!isCatalogued(reason) || ours.has(reason.kind)) throw reason;
  const { code, params } = reason;
  return { problem: { code, params } };
}
