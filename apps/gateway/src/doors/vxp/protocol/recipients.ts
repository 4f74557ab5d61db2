import { CataloguedError } from '@edoc-axis/domain';

/**
 * The list of recipients beside a packet, which is JSON within a header. Absent or empty: those the packet names.
 * @throws CataloguedError `request.parameter-invalid`
 */
export function readRecipients(to: string | undefined): string[] | undefined {
  if (to === undefined || to.trim() === '') return undefined;
  const listed = parsed(to);
  if (!Array.isArray(listed) || !listed.every((each) => typeof each === 'string')) {
    throw new CataloguedError('request.parameter-invalid', { parameter: 'to', problem: 'it is no JSON list of codes' });
  }
  return listed.length > 0 ? listed : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
