import {
  type countListed,
  type listWaiting,
  type RequestOf,
  type SignedParameters,
  waitingAheadMax,
  type WaitingDelivery,
  writeVxpTime,
} from '@edoc-axis/contracts';
import { invalid, readBetween, readPage } from './parameters.js';

/** An entry of `getReceivedEdocList`. */
export interface VxpEntry {
  readonly docId: string;
  readonly serviceType: 'eDoc';
  readonly messageType: 'edoc' | 'status';
  readonly created_time: string;
  readonly updated_time: string;
  readonly from: string;
  readonly to: string;
  readonly status: 'initial' | 'processing';
  readonly status_desc: string;
}

type Listing = RequestOf<typeof listWaiting>;

/**
 * Which entries are asked for. What waits is all there is to list: what was confirmed is off the list, which is how these
 * clients come to an end of it.
 * @throws CataloguedError `request.parameter-invalid`
 */
export function readListing(parameters: SignedParameters): Listing {
  return {
    carries: readCarries(parameters.get('messagetype')),
    held: readHeld(parameters.get('status')),
    ...readBetween(parameters),
    ...readPage(parameters, waitingAheadMax),
  };
}

/**
 * What is counted: what the list would show, with the same dates and the same status.
 * @throws CataloguedError `request.parameter-invalid`
 */
export function readCounting(parameters: SignedParameters, carries: Listing['carries']): RequestOf<typeof countListed> {
  return { carries, held: readHeld(parameters.get('status')), ...readBetween(parameters) };
}

export function writeEntry(delivery: WaitingDelivery, carries: Listing['carries']): VxpEntry {
  return {
    docId: delivery.delivery,
    serviceType: 'eDoc',
    messageType: carries === 'status' ? 'status' : 'edoc',
    created_time: writeVxpTime(new Date(delivery.createdAt)),
    updated_time: writeVxpTime(new Date(delivery.updatedAt)),
    // These clients grew up with the 102 form; a code that has none keeps its own.
    from: delivery.senderForm102 ?? delivery.sender,
    to: delivery.recipientForm102 ?? delivery.recipient,
    ...(delivery.held
      ? { status: 'processing', status_desc: 'Đang tải về' }
      : { status: 'initial', status_desc: 'Chờ nơi nhận lấy về' }),
  };
}

function readCarries(messageType = 'edoc'): Listing['carries'] {
  const type = messageType.toLowerCase();
  if (type === 'edoc') return 'document';
  if (type === 'status') return 'status';
  throw invalid('messagetype', 'edoc or status');
}

function readHeld(status = ''): Listing['held'] {
  switch (status.toLowerCase()) {
    case '':
      return undefined;
    case 'initial':
      return false;
    case 'processing':
      return true;
    default:
      throw invalid('status', 'only what is "initial" or "processing" is listed');
  }
}
