import {
  type listWaiting,
  readVxpTime,
  type RequestOf,
  type SignedParameters,
  waitingAheadMax,
  type WaitingDelivery,
  writeVxpTime,
} from '@edoc-axis/contracts';
import { type AgencyCode, CataloguedError, toForm102 } from '@edoc-axis/domain';

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

const pageSizeMax = 500;

/**
 * Which entries are asked for. What waits is all there is to list: what was confirmed is off the list, which is how these
 * clients come to an end of it.
 * @throws CataloguedError `request.parameter-invalid`
 */
export function readListing(parameters: SignedParameters): Listing {
  const limit = readWhole(parameters, 'pagesize', { otherwise: 100, min: 1, max: pageSizeMax });
  const page = readWhole(parameters, 'pageindex', { otherwise: 1, min: 0, max: waitingAheadMax });
  return {
    carries: readCarries(parameters.get('messagetype')),
    since: readMoment(parameters, 'fromdate'),
    until: readMoment(parameters, 'todate'),
    held: readHeld(parameters.get('status')),
    // The first page is 1; some clients begin at 0.
    ahead: Math.min(Math.max(0, page - 1) * limit, waitingAheadMax),
    limit,
  };
}

export function writeEntry(delivery: WaitingDelivery, carries: Listing['carries']): VxpEntry {
  return {
    docId: delivery.delivery,
    serviceType: 'eDoc',
    messageType: carries === 'status' ? 'status' : 'edoc',
    created_time: writeVxpTime(new Date(delivery.createdAt)),
    updated_time: writeVxpTime(new Date(delivery.updatedAt)),
    from: inForm102(delivery.sender),
    to: inForm102(delivery.recipient),
    ...(delivery.held
      ? { status: 'processing', status_desc: 'Đang tải về' }
      : { status: 'initial', status_desc: 'Chờ nơi nhận lấy về' }),
  };
}

/** These clients grew up with the 102 form; a code that has none keeps its own. */
function inForm102(code: string): string {
  return toForm102(code as AgencyCode) ?? code;
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

function readMoment(parameters: SignedParameters, name: string): string | undefined {
  const written = parameters.get(name);
  if (!written) return undefined;
  const read = readVxpTime(written);
  if (!read) throw invalid(name, 'it is no time in the form dd/MM/yyyy HH:mm:ss');
  return read.toISOString();
}

function readWhole(
  parameters: SignedParameters,
  name: string,
  { otherwise, min, max }: { otherwise: number; min: number; max: number },
): number {
  const written = parameters.get(name);
  if (!written) return otherwise;
  const read = /^\d{1,9}$/.test(written) ? Number(written) : NaN;
  if (!(read >= min && read <= max)) throw invalid(name, `it must be a whole number from ${min} to ${max}`);
  return read;
}

function invalid(parameter: string, problem: string): CataloguedError {
  return new CataloguedError('request.parameter-invalid', { parameter, problem });
}
