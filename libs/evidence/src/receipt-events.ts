/** What a receipt can state: the names of ETSI EN 319 522-1 and one of ours. Which state each stands for is the domain's. */
export const receiptEvents = [
  'SubmissionAcceptance',
  'SubmissionRejection',
  'ContentHandover',
  'ConsignmentAcceptance',
  'ConsignmentRejection',
  'ContentConsignmentFailure',
  'RelayAcceptance',
  'RelayRejection',
  'RelayFailure',
  /** Ours: taken back or revoked, and gone. ETSI has no name for it. */
  'ContentWithdrawn',
] as const;

export type ReceiptEvent = (typeof receiptEvents)[number];

export function isReceiptEvent(name: unknown): name is ReceiptEvent {
  return (receiptEvents as readonly unknown[]).includes(name);
}
