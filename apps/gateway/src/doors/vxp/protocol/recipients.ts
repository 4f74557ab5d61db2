import { submitDocument } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';

/**
 * The list of recipients beside a packet, which is JSON within a header. Absent or empty: those the packet names.
 * @throws CataloguedError `request.parameter-invalid`
 */
export function readRecipients(to: string | undefined): string[] | undefined {
  if (to === undefined || to.trim() === '') return undefined;
  const listed = codes.safeParse(parsed(to));
  if (!listed.success || !listed.data) throw invalid('to', 'it is no JSON list of codes');
  return listed.data.length > 0 ? listed.data : undefined;
}

/** @throws CataloguedError `request.parameter-invalid` */
export function readSender(from: string): string {
  const read = sender.safeParse(from);
  if (!read.success || read.data === undefined) throw invalid('from', 'it is no code');
  return read.data;
}

const { addressees: codes, from: sender } = submitDocument.request.shape;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function invalid(parameter: string, problem: string): CataloguedError {
  return new CataloguedError('request.parameter-invalid', { parameter, problem });
}
