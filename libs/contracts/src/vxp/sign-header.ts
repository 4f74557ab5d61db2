import { CataloguedError } from '@edoc-axis/domain';

/** What a client of the national axis' interface signed, by lower-case name without the prefix: `systemid`, `docid`. */
export type SignedParameters = ReadonlyMap<string, string>;

/** Every parameter of a call travels in a header of this prefix; upper and lower case are the same. */
export const vxpHeaderPrefix = 'xroadvnpt-';

/**
 * Reads the text of `XroadVnpt-sign-header`: a JSON object of headers with their values. It says nothing of whether
 * anybody signed it. One function for the process that verifies it and the one that acts by it, so that they cannot read
 * two things out of the same text.
 * @throws CataloguedError `request.malformed`; `request.parameter-invalid` for a name that stands twice, or is no text
 */
export function readSignHeader(text: string): SignedParameters {
  const parameters = new Map<string, string>();
  for (const [written, value] of Object.entries(objectIn(text))) {
    const header = written.toLowerCase();
    if (!header.startsWith(vxpHeaderPrefix)) continue;
    const name = header.slice(vxpHeaderPrefix.length);
    if (parameters.has(name)) throw invalid(name, 'it is signed twice');
    if (!['string', 'number', 'boolean'].includes(typeof value)) throw invalid(name, 'it is no text');
    parameters.set(name, String(value));
  }
  return parameters;
}

function objectIn(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  throw new CataloguedError('request.malformed', { problem: 'sign-header is no JSON object' });
}

function invalid(parameter: string, problem: string): CataloguedError {
  return new CataloguedError('request.parameter-invalid', { parameter, problem });
}
