import type { Saying, SubmissionView } from '@edoc-axis/contracts';
import type { DeliveryState } from '@edoc-axis/domain';
import type { AcceptedSubmission } from '../../store/accept-submission.js';
import { cutPage, type Database } from '@edoc-axis/platform';
import { deliveriesOfPacket, submissionFor } from '../../store/documents.js';
import type { NewReceipt } from '../../store/new-rows.js';
import type { Decision, NewSubmission } from './decide-submission.js';
import type { Judged } from './judge-submission.js';
import { remark, remarkOnClosed } from './remarks.js';

/** So many deliveries come with the answer to a submission; the rest page by page. */
const deliveriesShownMax = 200;
/** Remarks and the receipt stand beside them. */
const deliveriesBytesMax = 256 * 1024;

/** The answer to a submission that was just accepted. */
export function submissionView(
  { reading }: Judged,
  decision: NewSubmission,
  { packet, deliveries, receipt }: AcceptedSubmission & { readonly receipt: NewReceipt },
): SubmissionView {
  return {
    id: packet.document,
    documentId: reading.header.documentId,
    edition: decision.edition,
    receipt: receipt.jws,
    ...firstDeliveries(deliveries),
    warnings: packet.warnings as Saying[],
  };
}

/** The same answer again. States are those of now, because that is what a sender who repeats wants to know. */
export async function repeatedSubmission(
  database: Database,
  { addressees, reading }: Judged,
  { document, closed }: Extract<Decision, { outcome: 'repeated' }>,
): Promise<{ outcome: 'repeated'; submission: SubmissionView }> {
  const first = await submissionFor(database, { document, addressees });
  if (!first) throw new Error(`Document ${document} has deliveries to these addressees but no submission.`);
  const deliveries = await deliveriesOfPacket(database, {
    document,
    packet: first.packet,
    limit: deliveriesShownMax + 1,
  });
  return {
    outcome: 'repeated',
    submission: {
      id: document,
      documentId: reading.header.documentId,
      edition: first.edition,
      receipt: first.receipt,
      ...firstDeliveries(deliveries),
      warnings: [
        ...(first.warnings as Saying[]),
        remark('remark.repeated', { acceptedAt: first.brought_at.toISOString() }),
        ...(closed.length > 0 ? [remarkOnClosed(closed)] : []),
      ],
    },
  };
}

function firstDeliveries(
  deliveries: readonly { id: string; recipient: string; addressed_to: string[]; state: string }[],
): Pick<SubmissionView, 'deliveries' | 'nextDeliveries'> {
  const views = deliveries.slice(0, deliveriesShownMax + 1).map(({ id, recipient, addressed_to, state }) => ({
    id,
    recipient,
    addressedTo: addressed_to,
    state: state as DeliveryState,
  }));
  const { page, next } = cutPage(views, deliveriesShownMax, ({ id }) => id, deliveriesBytesMax);
  return { deliveries: page, nextDeliveries: next };
}
