import { isDeepStrictEqual } from 'node:util';
import type { addAgency as question, AgencyEntry, AgencyView, HeardBy } from '@edoc-axis/contracts';
import { type AgencyCode, ancestorsOf, CataloguedError, isCentre } from '@edoc-axis/domain';
import type { RegistryReader } from '../store/registry-reader.js';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct, RegistryWriter } from '../store/registry-writer.js';
import { agencyViewWithVersions } from './agency-view.js';
import { form102Of, isForm102 } from './form102-of.js';
import { readCode } from './read-code.js';

type NewAgency = HeardBy<typeof question>;

/**
 * Registers a code, for good: it is never used again. One that stands there with the same content is given back, so that
 * who got no answer may ask again.
 */
export function addAgency(wanted: NewAgency, act: AdministrativeAct, store: RegistryStore): Promise<AgencyView> {
  return store.write(act, async (writer) => {
    const code = await readCode(wanted.code, writer);
    const existing = await writer.agency(code);
    const entry = await entryOf(code, wanted, existing, act.at, writer);
    if (existing) {
      if (isRepetition(existing, entry)) return agencyViewWithVersions(existing, act.at);
      throw new CataloguedError('agency.exists', { agency: code });
    }
    await checkForm102IsFree(entry, writer);
    await writer.put({ after: entry });
    return agencyViewWithVersions(entry, act.at);
  });
}

async function entryOf(
  code: AgencyCode,
  wanted: NewAgency,
  existing: AgencyEntry | undefined,
  at: Date,
  writer: RegistryWriter,
): Promise<AgencyEntry> {
  const name = wanted.name.trim();
  if (name === '') throw new CataloguedError('agency.name-missing', { agency: code });
  const form102 = form102Of({ code, form102: wanted.form102 });
  if (form102 !== undefined && !isForm102(form102))
    throw new CataloguedError('agency.code-malformed', { code: form102 });
  // A repetition may leave out what was taken from the moment; a closed code comes back only to who knows its validity.
  const validFrom = wanted.validFrom ?? (existing?.validUntil === undefined ? existing?.validFrom : undefined);
  return {
    kind: 'agency',
    code,
    form102,
    name,
    parent: wanted.parent === undefined && existing ? existing.parent : await parentOf(code, wanted.parent, writer),
    validFrom: (validFrom === undefined ? at : new Date(validFrom)).toISOString(),
    successors: [],
    policy: wanted.policy,
    centre: wanted.centre ?? isCentre(code),
    shortName: wanted.shortName,
    agencyKind: wanted.agencyKind,
    address: wanted.address,
    level: wanted.level,
    capabilities: wanted.capabilities,
    hidden: wanted.hidden,
    test: wanted.test,
    joining: wanted.invite ? { state: 'invited', since: at.toISOString() } : undefined,
  };
}

/** The given one, which must exist; else the nearest registered ancestor, if there is any. */
async function parentOf(
  code: AgencyCode,
  given: string | undefined,
  reader: RegistryReader,
): Promise<string | undefined> {
  if (given !== undefined) {
    const parent = await readCode(given, reader);
    if (parent === code) throw new CataloguedError('agency.parent-circle', { agency: code, parent });
    if (await reader.agency(parent)) return parent;
    throw new CataloguedError('agency.parent-unknown', { agency: code, parent });
  }
  const ancestors = ancestorsOf(code);
  const registered = new Set((await reader.agenciesAmong(ancestors)).map((ancestor) => ancestor.code));
  return ancestors.find((ancestor) => registered.has(ancestor));
}

async function checkForm102IsFree({ code, form102 }: AgencyEntry, reader: RegistryReader): Promise<void> {
  const owner = form102 === undefined ? undefined : await reader.codeOf102Form(form102);
  if (owner !== undefined && owner !== code) throw new CataloguedError('agency.exists', { agency: owner });
}

/** As they were at first: what changed afterwards makes it no other registration. */
const comparedFields = [
  ...(['form102', 'name', 'parent', 'validFrom', 'policy', 'centre', 'shortName', 'agencyKind', 'address'] as const),
  ...(['level', 'capabilities', 'hidden', 'test'] as const),
];

function isRepetition(existing: AgencyEntry, wanted: AgencyEntry): boolean {
  // How far it has come since is its business; one that never joined step by step was not invited.
  if (wanted.joining && !existing.joining) return false;
  return comparedFields.every((field) => isDeepStrictEqual(existing[field], wanted[field]));
}
