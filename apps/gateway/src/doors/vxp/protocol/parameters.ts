import { readVxpTime, type SignedParameters } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';

/* Parameters of lists. An empty one is an absent one: these clients send what they have no value for. */

export interface Page {
  /** So many are passed over. */
  readonly ahead: number;
  readonly limit: number;
}

const pageSizeMax = 500;

/** @throws CataloguedError `request.parameter-invalid` */
export function readPage(parameters: SignedParameters, aheadMax: number): Page {
  const limit = readWhole(parameters, 'pagesize', { otherwise: 100, min: 1, max: pageSizeMax });
  const page = readWhole(parameters, 'pageindex', { otherwise: 1, min: 0, max: aheadMax });
  // The first page is 1; some clients begin at 0.
  return { ahead: Math.min(Math.max(0, page - 1) * limit, aheadMax), limit };
}

/**
 * From the first moment of `fromDate` to the last of `toDate`, which name seconds.
 * @throws CataloguedError `request.parameter-invalid`
 */
export function readBetween(parameters: SignedParameters): { readonly since?: string; readonly until?: string } {
  const [since, until] = [readMoment(parameters, 'fromdate'), readMoment(parameters, 'todate')];
  return { since: since?.toISOString(), until: until && new Date(until.getTime() + 999).toISOString() };
}

/** @throws CataloguedError `request.parameter-invalid` */
export function readWhole(
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

export function invalid(parameter: string, problem: string): CataloguedError {
  return new CataloguedError('request.parameter-invalid', { parameter, problem });
}

function readMoment(parameters: SignedParameters, name: string): Date | undefined {
  const written = parameters.get(name);
  if (!written) return undefined;
  const read = readVxpTime(written);
  if (!read) throw invalid(name, 'it is no time in the form dd/MM/yyyy HH:mm:ss');
  return read;
}
