import {
  type HeardBy,
  id,
  type listSent,
  sentAheadMax,
  type SentLine,
  type SentStanding,
  type SignedParameters,
  writeVxpTime,
} from '@edoc-axis/contracts';
import { describeStanding, statusOfStanding, type TransportStatus } from '../../without-leases/sent-standing.js';
import { invalid, readBetween, readPage } from './parameters.js';

/** An entry of `getSentEdocList`: all of them texts, and an empty one where there is nothing to say. */
export interface VxpSentEntry {
  readonly serviceType: 'eDoc';
  readonly messageType: 'edoc';
  /** What `sendEdoc` answered. */
  readonly senderDocId: string;
  /** Under which its recipient finds it. */
  readonly receiverDocId: string;
  readonly fromCode: string;
  readonly toCode: string;
  readonly title: string;
  readonly notation: string;
  readonly sentTime: string;
  readonly receivedTime: string;
  readonly sendStatus: 'done' | 'fail';
  readonly sendStatusDesc: string;
  readonly receiveStatus: TransportStatus;
  readonly receiveStatusDesc: string;
}

/**
 * Which entries are asked for. `status` is that of receiving.
 * @throws CataloguedError `request.parameter-invalid`
 */
export function readSentListing(parameters: SignedParameters): HeardBy<typeof listSent> {
  const messageType = parameters.get('messagetype')?.toLowerCase() || 'edoc';
  if (messageType !== 'edoc') throw invalid('messagetype', 'of what was sent, only documents are listed: edoc');
  return {
    document: readDocument(parameters.get('docid')),
    standing: readStanding(parameters.get('status')),
    ...readBetween(parameters),
    ...readPage(parameters, sentAheadMax),
  };
}

export function writeSentEntry(line: SentLine): VxpSentEntry {
  const { document, delivery, sender, addressee, subject, code, sentAt, receivedAt } = line;
  const status = statusOfStanding[line.standing];
  const description = describeStanding(line, line.recipientForm102 ?? line.recipient);
  return {
    serviceType: 'eDoc',
    messageType: 'edoc',
    senderDocId: document,
    receiverDocId: delivery,
    fromCode: line.senderForm102 ?? sender,
    toCode: line.addresseeForm102 ?? addressee,
    title: subject,
    notation: [code.number, code.notation].filter(Boolean).join('/'),
    sentTime: writeVxpTime(new Date(sentAt)),
    receivedTime: receivedAt === undefined ? '' : writeVxpTime(new Date(receivedAt)),
    ...(hasFailed(line)
      ? { sendStatus: 'fail', sendStatusDesc: description }
      : { sendStatus: 'done', sendStatusDesc: 'Trục đã tiếp nhận' }),
    receiveStatus: status,
    receiveStatusDesc: description,
  };
}

/** The axis could not bring it; what its recipient refused, or its sender took back, was brought. */
function hasFailed({ state }: SentLine): boolean {
  return state === 'undeliverable' || state === 'expired';
}

function readDocument(written: string | undefined): string | undefined {
  if (!written) return undefined;
  const read = id.safeParse(written);
  if (!read.success) throw invalid('docId', 'this axis gives no such id');
  return read.data;
}

function readStanding(written: string | undefined): SentStanding | undefined {
  if (!written) return undefined;
  const status = written.toLowerCase();
  const [standing] = Object.entries(statusOfStanding).find(([, each]) => each === status) ?? [];
  if (standing === undefined) throw invalid('status', 'initial, processing, done or fail');
  return standing as SentStanding;
}
