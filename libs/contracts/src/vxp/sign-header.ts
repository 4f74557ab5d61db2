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
  const members = Object.entries(objectIn(text));
  demandOnce(text);
  const parameters = new Map<string, string>();
  for (const [written, value] of members) {
    const name = parameterIn(written);
    if (name === undefined) continue;
    if (!['string', 'number', 'boolean'].includes(typeof value)) throw invalid(name, 'it is no text');
    parameters.set(name, String(value));
  }
  return parameters;
}

function parameterIn(written: string): string | undefined {
  const header = written.toLowerCase();
  return header.startsWith(vxpHeaderPrefix) ? header.slice(vxpHeaderPrefix.length) : undefined;
}

/** Of two members of one name the reader of JSON keeps the last, and another's reader might keep the first. */
function demandOnce(text: string): void {
  const names = new Set<string>();
  for (const [, written, isName] of text.matchAll(strings)) {
    const name = isName && written ? parameterIn(JSON.parse(written) as string) : undefined;
    if (name === undefined) continue;
    if (names.has(name)) throw invalid(name, 'it is signed twice');
    names.add(name);
  }
}

/** Every text in JSON, and whether it is a name. */
const strings = /("[^"\\]*(?:\\.[^"\\]*)*")\s*(:)?/g;

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
