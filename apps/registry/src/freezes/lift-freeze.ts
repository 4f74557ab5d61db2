import type { HeardBy, liftFreeze as question, ReleasedDocument } from '@edoc-axis/contracts';
import { isCatalogued } from '@edoc-axis/domain';
import type { ActingPorts } from '../approvals/grave-act.js';
import type { AdministrativeAct } from '../store/registry-writer.js';
import type { CallersExchange } from './callers-exchange.js';

/**
 * The exchange lets a frozen document go. It is asked last, when decision and audit log are written and nothing is left but
 * the commit. When it is not there, or its answer is lost, nothing is decided here and it may be approved again: the exchange
 * then gives its first answer. Asked first, it would let go what is refused here; asked after the commit, what was approved
 * might never be done.
 * @throws CataloguedError what `CallersExchange.release` throws
 */
export async function liftFreeze(
  wanted: HeardBy<typeof question>,
  act: AdministrativeAct,
  { store, exchange }: Pick<ActingPorts, 'store' | 'exchange'>,
): Promise<ReleasedDocument> {
  const { document, reason } = wanted;
  const { frozenAt, released: before } = await exchange.release(wanted, { checkOnly: true });
  const isRepeated = before !== undefined && act.approvedBy === undefined;
  if (isRepeated && (await isWrittenDown(wanted, frozenAt, act, store))) return before;
  let released: ReleasedDocument | undefined;
  await store.write({ ...act, reason: act.reason ?? reason }, async (writer) => {
    await writer.note(document, { reason, frozenAt, released: before });
    writer.atLast(async () => {
      ({ released } = await exchange.release(wanted, { checkOnly: false }));
    });
  });
  if (!released) throw new Error(`The exchange did not say what became of the document ${document}.`);
  return released;
}

/** Whether the exchange did just this already. */
export async function isLifted(wanted: HeardBy<typeof question>, exchange: CallersExchange): Promise<boolean> {
  try {
    return (await exchange.release(wanted, { checkOnly: true })).released !== undefined;
  } catch (error) {
    if (isCatalogued(error) && error.code === 'document.not-frozen') return false;
    throw error;
  }
}

/** Of what one person did alone and asks for again: a second approval is refused before. */
async function isWrittenDown(
  { document, reason }: HeardBy<typeof question>,
  frozenAt: string,
  { who, what }: AdministrativeAct,
  { audit }: Pick<ActingPorts['store'], 'audit'>,
): Promise<boolean> {
  const records = await audit({ subject: document, who, limit: recordsMax });
  return records.some((record) => record.what === what && isOf(record.after, reason, frozenAt));
}

/** A document is frozen and let go a handful of times. */
const recordsMax = 100;

function isOf(after: object, reason: string, frozenAt: string): boolean {
  return 'frozenAt' in after && after.frozenAt === frozenAt && 'reason' in after && after.reason === reason;
}
