import * as asked from '@edoc-axis/contracts';
import {
  agenciesOfGrants,
  isGuardLoosened,
  isPolicyLowered,
  makesAdministrator,
  movesAgency,
  namesSuccessor,
  parseAgencyCode,
  robotSystem,
} from '@edoc-axis/domain';
import { grantsOf } from '@edoc-axis/platform';
import * as agencies from '../agencies/index.js';
import { lowersPolicy } from '../agencies/lowers-policy.js';
import { readCode, readCodes } from '../agencies/read-code.js';
import * as certificates from '../certificates/index.js';
import * as freezes from '../freezes/index.js';
import * as joining from '../joining/index.js';
import { addPerson as add } from '../people/add-person.js';
import { changeGrants as change } from '../people/change-grants.js';
import { inviteAgain } from '../people/invite-again.js';
import { readGrants } from '../people/read-grants.js';
import { approveImport } from '../importing/approve-import.js';
import * as redirections from '../redirections/index.js';
import type { RegistryReader } from '../store/registry-reader.js';
import * as systems from '../systems/index.js';
import { type Concern, type GraveAct, graveAct } from './grave-act.js';
import { hasTwoBegun } from './two-persons.js';

/*
 * Everything that may need two persons, and when it does. One who could do these alone could become any agency: sign as it,
 * take its post, or be the second person himself.
 */

export const registerCertificate = graveAct({
  question: asked.registerCertificate,
  concerns: async (wanted, reader) => {
    const codes = await readCodes(wanted.agencies, reader);
    return { subject: codes.join(', '), agencies: codes };
  },
  needsTwo: () => true,
  perform: (wanted, act, ports) => certificates.registerCertificate(wanted, act, ports),
});

/** A new agency is held to the axis' policy; a lower one is a policy lowered. */
export const addAgency = graveAct({
  question: asked.addAgency,
  concerns: concerning,
  needsTwo: ({ policy }, _, axis) => isPolicyLowered(axis.policy, policy ?? axis.policy),
  perform: (wanted, act, { store }) => agencies.addAgency(wanted, act, store),
});

export const closeAgency = graveAct({
  question: asked.closeAgency,
  concerns: concerning,
  needsTwo: (wanted) => namesSuccessor(wanted),
  perform: (wanted, act, { store }) => agencies.closeAgency(wanted, act, store),
});

/** What systems ask for is done by one administrator: nothing that needs two can be asked for in this way. */
export const requestAgency = graveAct({
  question: asked.requestAgency,
  concerns: concerning,
  needsTwo: () => false,
  perform: (wanted, act, { store }) => agencies.addAgency(wanted, act, store),
});

export const requestClosure = graveAct({
  question: asked.requestClosure,
  concerns: concerning,
  needsTwo: () => false,
  perform: (wanted, act, { store }) => agencies.closeAsRequested(wanted, act, store),
});

export const changeAgency = graveAct({
  question: asked.changeAgency,
  concerns: concerning,
  needsTwo: async ({ code, policy }, reader, axis) => {
    const entry = policy === undefined ? undefined : await reader.agency(await readCode(code, reader));
    return entry !== undefined && lowersPolicy(entry, policy ?? axis.policy, axis.policy);
  },
  perform: (wanted, act, { store }) => agencies.changeAgency(wanted, act, store),
});

/** What was to become stricter and now will not, or what was to be lowered: both are one person's word against a plan of two. */
export const takeBackChange = graveAct({
  question: asked.takeBackChange,
  concerns: concerning,
  needsTwo: async ({ code, since }, reader) => {
    const entry = await reader.agency(await readCode(code, reader));
    return entry?.changes?.some((change) => sameMoment(change.since, since) && change.policy !== undefined) ?? false;
  },
  perform: (wanted, act, { store }) => agencies.takeBackChange(wanted, act, store),
});

export const tolerateSha1 = graveAct({
  question: asked.tolerateSha1,
  concerns: concerning,
  needsTwo: ({ tolerated }) => tolerated,
  perform: (wanted, act, { store }) => agencies.tolerateSha1(wanted, act, store),
});

export const moveAgencies = graveAct({
  question: asked.moveAgencies,
  concerns: async (wanted, reader) => ({ subject: wanted.system, agencies: await readCodes(wanted.agencies, reader) }),
  needsTwo: (wanted, reader) => movesAny(wanted.agencies, wanted.system, reader),
  perform: (wanted, act, { store }) => systems.moveAgencies(wanted, act, store),
});

/** Whoever holds a key of a system is that system. */
export const addSystemKey = graveAct({
  question: asked.addSystemKey,
  concerns: async ({ system }, reader) => ({ subject: system, agencies: await systems.agenciesOf(system, reader) }),
  needsTwo: () => true,
  perform: (wanted, act, { store }) => systems.addSystemKey(wanted, act, store),
});

/** A secret that was stolen, or a call that was overheard, is to be of use where it was not. */
export const changeSystem = graveAct({
  question: asked.changeSystem,
  concerns: async ({ system, reason }, reader) => ({
    subject: system,
    agencies: await systems.agenciesOf(system, reader),
    reason,
  }),
  needsTwo: async ({ system, ...change }, reader) => {
    const before = await systems.readSystem(system, reader);
    return isGuardLoosened(before, systems.changed(before, change));
  },
  perform: (wanted, act, { store }) => systems.changeSystem(wanted, act, store),
});

/** Whoever names the address gets the post. A private one is reached through us: that is the business of the axis alone. */
export const setDestination = graveAct({
  question: asked.setDestination,
  concerns: async ({ system, privateAddresses }, reader) => ({
    subject: system,
    agencies: privateAddresses ? [] : await systems.agenciesOf(system, reader),
  }),
  needsTwo: () => true,
  perform: (wanted, act, { store }) => systems.setDestination(wanted, act, store),
});

export const registerSystem = graveAct({
  question: asked.registerSystem,
  concerns: async (wanted, reader) => ({ subject: wanted.name, agencies: await readCodes(wanted.agencies, reader) }),
  needsTwo: (wanted, reader) => movesAny(wanted.agencies, wanted.name, reader),
  perform: (wanted, act, { store }) => systems.registerSystem(wanted, act, store),
});

/** A certificate is registered with them. */
export const addRobots = graveAct({
  question: asked.addRobots,
  concerns: () => Promise.resolve({ subject: robotSystem, agencies: [] }),
  needsTwo: () => true,
  perform: (_, act, ports) => joining.addRobots(act, ports),
});

export const addPerson = graveAct({
  question: asked.addPerson,
  concerns: async (wanted, reader) => {
    const grants = await readGrants(wanted.grants, reader);
    return { subject: wanted.name, agencies: agenciesOfGrants(grants) };
  },
  needsTwo: async (wanted, reader) =>
    makesAdministrator([], await readGrants(wanted.grants, reader)) && hasTwoBegun(reader.proposals),
  perform: (wanted, act, ports) => add(wanted, act, ports),
});

/** Who changes what somebody is must be above both what that was and what it becomes. */
export const changeGrants = graveAct({
  question: asked.changeGrants,
  concerns: async (wanted, reader) => {
    const former = grantsOf((await reader.people.person(wanted.name))?.grants ?? []);
    const next = await readGrants(wanted.grants, reader);
    return { subject: wanted.name, agencies: agenciesOfGrants([...former, ...next]) };
  },
  needsTwo: async (wanted, reader) => {
    const former = grantsOf((await reader.people.person(wanted.name))?.grants ?? []);
    return makesAdministrator(former, await readGrants(wanted.grants, reader)) && hasTwoBegun(reader.proposals);
  },
  perform: (wanted, act, { store }) => change(wanted, act, store),
});

/** A new invitation of an administrator who has not joined: whoever holds it becomes that administrator. */
export const invitePerson = graveAct({
  question: asked.invitePerson,
  concerns: async ({ name }, reader) => {
    const grants = grantsOf((await reader.people.person(name))?.grants ?? []);
    return { subject: name, agencies: agenciesOfGrants(grants) };
  },
  needsTwo: async ({ name }, reader) => {
    const grants = grantsOf((await reader.people.person(name))?.grants ?? []);
    return makesAdministrator([], grants) && hasTwoBegun(reader.proposals);
  },
  perform: ({ name }, act, ports) => inviteAgain(name, act, ports),
});

/** What was found out about a packet no longer keeps it from anybody: whoever planted it would like that. */
export const liftFreeze = graveAct({
  question: asked.liftFreeze,
  concerns: async (wanted, _, exchange) => {
    const { agencies } = await exchange.release(wanted, { checkOnly: true });
    return { subject: wanted.document, agencies: agencies.map((code) => parseAgencyCode(code)) };
  },
  needsTwo: () => true,
  isDone: (wanted, exchange) => freezes.isLifted(wanted, exchange),
  perform: (wanted, act, ports) => freezes.liftFreeze(wanted, act, ports),
});

/** One agency's post comes to another. */
export const redirectDelivery = graveAct({
  question: asked.redirectDelivery,
  concerns: async (wanted, _, exchange) => {
    const { agencies: codes } = await exchange.redirect(wanted, { checkOnly: true });
    return { subject: wanted.delivery, agencies: codes.map((code) => parseAgencyCode(code)) };
  },
  needsTwo: () => true,
  isDone: (wanted, exchange) => redirections.isRedirected(wanted, exchange),
  perform: (wanted, act, ports) => redirections.redirectDelivery(wanted, act, ports),
});

/** Only asked for by an import that did something of the above. */
export const putImportInForce = graveAct({
  question: asked.putImportInForce,
  concerns: async ({ import: id }, reader) => {
    const row = await reader.imports.find(id);
    return { subject: `import ${id}`, agencies: await readCodes(row?.agencies ?? [], reader) };
  },
  needsTwo: () => true,
  perform: ({ import: id }, act, ports) => approveImport(id, act, ports),
});

const all: readonly GraveAct[] = [
  registerCertificate,
  requestAgency,
  requestClosure,
  addAgency,
  changeAgency,
  takeBackChange,
  closeAgency,
  tolerateSha1,
  registerSystem,
  moveAgencies,
  addSystemKey,
  changeSystem,
  setDestination,
  addRobots,
  addPerson,
  changeGrants,
  invitePerson,
  liftFreeze,
  redirectDelivery,
  putImportInForce,
];

/** The act a proposal is about. */
export function graveActOf(what: string): GraveAct | undefined {
  return all.find(({ question }) => question.pattern === what);
}

/** An agency, and the branch of the parent it is to have. */
async function concerning(
  { code: written, parent }: { readonly code: string; readonly parent?: string | null },
  reader: RegistryReader,
): Promise<Concern> {
  const code = await readCode(written, reader);
  return { subject: code, agencies: parent ? [code, await readCode(parent, reader)] : [code] };
}

/** Whether one of these agencies is or was another system's. */
async function movesAny(written: readonly string[], system: string, reader: RegistryReader): Promise<boolean> {
  const servings = await reader.servings(await readCodes(written, reader));
  return servings.some(({ periods }) => movesAgency(system, periods));
}

function sameMoment(one: string, other: string): boolean {
  return Date.parse(one) === Date.parse(other);
}
