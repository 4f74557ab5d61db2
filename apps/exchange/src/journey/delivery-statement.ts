import { listOrDigest } from '@edoc-axis/evidence';
import type { DeliveryCase } from '../store/delivery-case.js';
import type { Statement } from './issue-receipt.js';

/** What every receipt about a delivery says first: which document, which recipient. */
export function aboutDelivery(found: DeliveryCase): Pick<Statement, 'doc' | 'delivery' | 'recipient' | 'addressedTo'> {
  const { addressed_to: addressedTo, recipient } = found;
  return {
    doc: {
      id: found.document,
      documentId: found.document_id,
      sender: found.sender,
      packetSha256: found.packet_sha256.toString('hex'),
    },
    delivery: found.id,
    recipient,
    addressedTo: addressedTo.length === 1 && addressedTo[0] === recipient ? undefined : listOrDigest(addressedTo),
  };
}
