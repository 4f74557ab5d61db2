import type { Bilingual } from '../text/language.js';

/**
 * What a receipt states. The names are those of ETSI EN 319 522-1 and are never translated in the receipt itself;
 * `ContentWithdrawn` is ours, since the standard has no word for a document that was taken back.
 */
export const receiptEventNames = {
  SubmissionAcceptance: { vi: 'Trục đã tiếp nhận văn bản', en: 'Submission accepted' },
  SubmissionRejection: { vi: 'Trục từ chối văn bản', en: 'Submission rejected' },
  ContentConsignment: { vi: 'Trục chuyển văn bản đến nơi nhận', en: 'Consigned to the recipient' },
  ContentHandover: { vi: 'Văn bản đã đến nơi nhận', en: 'Content handed over' },
  ConsignmentAcceptance: { vi: 'Nơi nhận đã tiếp nhận', en: 'Accepted by the recipient' },
  ConsignmentRejection: { vi: 'Nơi nhận từ chối', en: 'Rejected by the recipient' },
  ContentConsignmentFailure: { vi: 'Không chuyển được văn bản', en: 'Could not be delivered' },
  ContentWithdrawn: { vi: 'Văn bản đã được lấy lại hoặc thu hồi', en: 'Taken back or revoked' },
  RelayAcceptance: { vi: 'Trục bạn đã tiếp nhận', en: 'Accepted by the peer axis' },
  RelayRejection: { vi: 'Trục bạn từ chối', en: 'Rejected by the peer axis' },
  RelayFailure: { vi: 'Không chuyển được sang trục bạn', en: 'Could not be relayed' },
} as const satisfies Record<string, Bilingual>;

export type ReceiptEvent = keyof typeof receiptEventNames;

export function isReceiptEvent(name: unknown): name is ReceiptEvent {
  return typeof name === 'string' && Object.hasOwn(receiptEventNames, name);
}
