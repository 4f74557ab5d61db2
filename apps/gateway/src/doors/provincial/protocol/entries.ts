import type { AgencyView, DeliveryState, SentLine, WaitingDelivery } from '@edoc-axis/contracts';
import { type AgencyCode, toForm102 } from '@edoc-axis/domain';
import { describeStanding, statusOfStanding, type TransportStatus } from '../../without-leases/sent-standing.js';
import { writeTime } from './days.js';

/** An entry of `syncReceivedEdocList`. */
export interface ReceivedEntry {
  readonly serviceType: 'eDoc';
  readonly createdTime: string;
  readonly updatedTime: string;
  readonly messageType: 'edoc' | 'status';
  readonly docId: string;
  readonly from: string;
  readonly to: string;
  readonly status: 'initial' | 'processing';
  readonly statusDesc: string;
}

export function receivedEntry(delivery: WaitingDelivery, messageType: ReceivedEntry['messageType']): ReceivedEntry {
  return {
    serviceType: 'eDoc',
    createdTime: writeTime(delivery.createdAt),
    updatedTime: writeTime(delivery.updatedAt),
    messageType,
    docId: delivery.delivery,
    from: delivery.sender,
    to: delivery.recipient,
    ...(delivery.held
      ? { status: 'processing', statusDesc: 'Đang tải về' }
      : { status: 'initial', statusDesc: 'Chờ nơi nhận lấy về' }),
  };
}

/** An entry of `getReceiveStatus`: what became of a document for one of those it was addressed to. */
export interface SentEntry {
  /** What `sendEdoc` answered. */
  readonly docId: string;
  readonly from: string;
  readonly to: string;
  readonly edocCode: string;
  readonly edocAbstract: string;
  readonly sentTime: string;
  readonly receivedTime: string;
  readonly status: TransportStatus;
  readonly statusDesc: string;
  /** The furthest of 01 to 06 the recipient has told, in the state it is in; empty while there is none. */
  readonly statusCode: string;
}

export function sentEntry(line: SentLine): SentEntry {
  return {
    docId: line.document,
    from: line.sender,
    to: line.addressee,
    edocCode: codeOf(line.code),
    edocAbstract: line.subject,
    sentTime: writeTime(line.sentAt),
    receivedTime: line.receivedAt === undefined ? '' : writeTime(line.receivedAt),
    status: statusOfStanding[line.standing],
    statusDesc: describeStanding(line, line.recipient),
    statusCode: (line.state === 'acknowledged' ? line.furthest?.status : undefined) ?? codeOfState[line.state] ?? '',
  };
}

const codeOfState: Partial<Record<DeliveryState, string>> = { delivered: '01', refused: '02', acknowledged: '03' };

/** An entry of `getAgenciesList`, by the names the national interface has and those some clients look for. */
export interface ListedAgency {
  readonly id: string;
  readonly pid: string;
  readonly code: string;
  readonly name: string;
  readonly mail: string;
  readonly oldCode: string;
  readonly orgCode: string;
  readonly orgName: string;
  readonly parentCode: string;
  readonly address: string;
}

export function agencyEntry({ code, name, parent = '', form102, address = '' }: AgencyView): ListedAgency {
  const oldCode = form102 ?? toForm102(code as AgencyCode) ?? '';
  return {
    ...{ id: code, pid: parent, code, name, mail: '', oldCode },
    ...{ orgCode: code, orgName: name, parentCode: parent, address },
  };
}

/** Number and notation as they stand on paper. */
export function codeOf({ number, notation }: { readonly number: string; readonly notation: string }): string {
  return [number, notation].filter(Boolean).join('/');
}
