import type { HeardBy, OperatedDelivery, redirectDelivery as question } from '@edoc-axis/contracts';
import { isCatalogued } from '@edoc-axis/domain';
import type { ActingPorts } from '../approvals/grave-act.js';
import type { CallersExchange } from '../freezes/callers-exchange.js';
import type { AdministrativeAct } from '../store/registry-writer.js';

type Wanted = HeardBy<typeof question>;

/**
 * The exchange gives a closed agency's delivery to one that follows it. As with a freeze it is asked last, when decision and
 * audit log are written and nothing is left but the commit; when its answer is lost, the same asked again gets it.
 * @throws CataloguedError what `CallersExchange.redirect` throws
 */
export async function redirectDelivery(
  wanted: Wanted,
  act: AdministrativeAct,
  { store, exchange }: Pick<ActingPorts, 'store' | 'exchange'>,
): Promise<OperatedDelivery> {
  const { delivery, target, reason } = wanted;
  const { redirected: before } = await exchange.redirect(wanted, { checkOnly: true });
  const isRepeated = before !== undefined && act.approvedBy === undefined;
  if (isRepeated && (await isWrittenDown(wanted, act, store))) return before;
  let redirected: OperatedDelivery | undefined;
  await store.write({ ...act, reason: act.reason ?? reason }, async (writer) => {
    await writer.note(delivery, { target, reason });
    writer.atLast(async () => {
      ({ redirected } = await exchange.redirect(wanted, { checkOnly: false }));
    });
  });
  if (!redirected) throw new Error(`The exchange did not say what became of the delivery ${delivery}.`);
  return redirected;
}

/** Whether the exchange did just this already. */
export async function isRedirected(wanted: Wanted, exchange: CallersExchange): Promise<boolean> {
  try {
    return (await exchange.redirect(wanted, { checkOnly: true })).redirected !== undefined;
  } catch (error) {
    // It can be done no longer, so it was not.
    if (isCatalogued(error) && /^(delivery|document|agency)\./.test(error.code)) return false;
    throw error;
  }
}

/** Of what one person did alone and asks for again. */
async function isWrittenDown(
  { delivery, target }: Wanted,
  { what }: AdministrativeAct,
  { audit }: Pick<ActingPorts['store'], 'audit'>,
): Promise<boolean> {
  const records = await audit({ subject: delivery, limit: recordsMax });
  return records.some((record) => record.what === what && 'target' in record.after && record.after.target === target);
}

/** A delivery is redirected once. */
const recordsMax = 100;
