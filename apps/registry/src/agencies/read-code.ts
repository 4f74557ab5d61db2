import type { AgencyEntry } from '@edoc-axis/contracts';
import { type AgencyCode, CataloguedError, fromForm102, parseAgencyCode } from '@edoc-axis/domain';
import type { RegistryReader } from '../store/registry-reader.js';

/**
 * The code that a text in either written form means, registered or not. What the directory says of a 102 form counts
 * before the rule.
 */
export async function readCode(written: string, reader: RegistryReader): Promise<AgencyCode> {
  const text = written.trim().toUpperCase();
  const owner = fromForm102(text) === undefined ? undefined : await reader.codeOf102Form(text);
  return owner === undefined ? parseAgencyCode(written) : parseAgencyCode(owner);
}

/**
 * The agency that a code in either written form means, with its changes past and to come.
 * @throws CataloguedError `agency.unknown`
 */
export async function registeredAgency(written: string, reader: RegistryReader): Promise<AgencyEntry> {
  const code = await readCode(written, reader);
  const entry = await reader.agency(code);
  if (!entry) throw new CataloguedError('agency.unknown', { agency: code });
  return entry;
}

/** The codes that many texts mean; each code once, in the order they were written. */
export async function readCodes(written: readonly string[], reader: RegistryReader): Promise<AgencyCode[]> {
  const codes = new Set<AgencyCode>();
  for (const text of written) codes.add(await readCode(text, reader));
  return [...codes];
}

/**
 * The codes of agencies that must be in the directory.
 * @throws CataloguedError `agency.unknown`
 */
export async function readRegisteredCodes(written: readonly string[], reader: RegistryReader): Promise<AgencyCode[]> {
  const codes = await readCodes(written, reader);
  const registered = new Set((await reader.agenciesAmong(codes)).map(({ code }) => code));
  const missing = codes.find((code) => !registered.has(code));
  if (missing !== undefined) throw new CataloguedError('agency.unknown', { agency: missing });
  return codes;
}
