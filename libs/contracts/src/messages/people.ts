import { z } from 'zod';
import {
  auditRecord,
  grants,
  invited,
  newPerson,
  noticeView,
  oneTimeToken,
  peopleImportedMax,
  personName,
  personView,
  proposalView,
  waiting,
} from '../people.js';
import { question } from '../question.js';
import { agencyCode, id, instant, pageLimit, words } from '../values.js';

/** What the registry is asked about people, and by people. */

const secret = z.string().min(1).max(512);
const reason = words(500).min(1);
/** Hashing a password takes its time, and several may be waited for. */
const passwordMs = 20_000;

export const access = z.object({ accessToken: z.string(), expiresInSeconds: z.number().int() });

/** `code`: of the authenticator, or a recovery code. */
export const credentialsOfPerson = z.object({
  name: z.string().min(1).max(100),
  password: secret,
  code: z.string().min(1).max(64),
});

export const signIn = question('registry.sign-in', {
  askedBy: ['gateway'],
  caller: 'none',
  request: credentialsOfPerson,
  /** `session` is a secret: the gateway gives it to the person and keeps it nowhere. */
  reply: access.extend({
    session: z.string(),
    person: personView,
    idleSeconds: z.number().int(),
    endsAt: instant,
    notices: z.array(noticeView),
  }),
  deadlineMs: passwordMs,
});

/** The same for a page: its session lies in a cookie that no script reads. */
export const signedInPage = signIn.reply.omit({ session: true });

export const sessionGiven = z.object({ session: secret });

/** `active: false`: nobody is at work. A page that is merely open says so, and its session ends in its time. */
export const renewAccess = question('registry.renew-access', {
  askedBy: ['gateway'],
  caller: 'none',
  request: sessionGiven.extend({ active: z.boolean().optional() }),
  /** `idleUntil`: when the session ends unless somebody is at work before; `endsAt`: when it ends all the same. */
  reply: access.extend({ idleUntil: instant, endsAt: instant }),
});

/** What a page says when it asks for its next token. */
export const pageUse = z.object({ active: z.boolean() });

export const signOut = question('registry.sign-out', {
  askedBy: ['gateway'],
  caller: 'none',
  request: sessionGiven,
  reply: z.object({}),
});

/** A session as its person sees it. */
export const sessionView = z.object({
  id,
  /** Where it was opened from, and with which program, by their own word. */
  address: z.string(),
  program: z.string().optional(),
  signedInAt: instant,
  /** When somebody was at work with it last. */
  seenAt: instant,
  endsAt: instant,
  /** The one this is asked with. */
  current: z.boolean(),
});

const sessionsMax = 200;

/** The newest of one's own sessions that go on. */
export const listSessions = question('registry.list-sessions', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({}),
  reply: z.object({ sessions: z.array(sessionView).max(sessionsMax) }),
});

/** One of one's own, or, where none is named, all but the one this is asked with. */
export const endSessions = question('registry.end-sessions', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ session: id.optional() }),
  reply: z.object({ ended: z.number().int().nonnegative() }),
});

export const passwordChange = credentialsOfPerson.extend({ newPassword: secret });

export const changePassword = question('registry.change-password', {
  askedBy: ['gateway'],
  caller: 'none',
  request: passwordChange,
  reply: z.object({}),
  deadlineMs: passwordMs,
});

export const invitationGiven = z.object({ invitation: oneTimeToken });

/** What to put into an authenticator. The same until the invitation is used, so that a page may be loaded twice. */
export const openInvitation = question('registry.open-invitation', {
  askedBy: ['gateway'],
  caller: 'none',
  request: invitationGiven,
  reply: z.object({
    name: personName,
    fullName: z.string(),
    /** `join` sets a password; `second-factor` asks for the one there is. */
    purpose: z.enum(['join', 'second-factor']),
    secret: z.string(),
    uri: z.string(),
    until: instant,
  }),
});

export const acceptance = invitationGiven.extend({ password: secret, code: z.string().min(1).max(64) });

export const acceptInvitation = question('registry.accept-invitation', {
  askedBy: ['gateway'],
  caller: 'none',
  request: acceptance,
  /** Each counts once instead of a code, when the authenticator is lost. Shown now and never again. */
  reply: z.object({ name: personName, recoveryCodes: z.array(z.string()) }),
  deadlineMs: passwordMs,
});

export const showSelf = question('registry.show-self', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({}),
  reply: z.object({ person: personView, notices: z.array(noticeView) }),
});

export const addPerson = question('registry.add-person', {
  askedBy: ['gateway'],
  caller: 'required',
  request: newPerson,
  reply: z.union([invited, waiting]),
});

export const invitePerson = question('registry.invite-person', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ name: personName }),
  reply: z.union([invited, waiting]),
});

/** One row each: name, full name, e-mail, role, agencies separated by spaces. */
export const peopleFile = z.object({
  csv: z.string().max(150_000),
  dryRun: z.boolean().default(false),
});

/** Short, so that the answer about a whole file fits into one message: it says what is never said again. */
const imported = z.object({
  name: personName,
  fullName: z.string(),
  /** Missing after a dry run. */
  invitation: oneTimeToken.optional(),
  until: instant.optional(),
});

export const importPeople = question('registry.import-people', {
  askedBy: ['gateway'],
  caller: 'required',
  request: peopleFile,
  reply: z.object({
    people: z.array(imported).max(peopleImportedMax),
    imported: z.boolean(),
  }),
  deadlineMs: 30_000,
});

export const listPeople = question('registry.list-people', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ after: z.string().max(100).optional(), limit: pageLimit.default(100) }),
  reply: z.object({ people: z.array(personView), next: z.string().optional() }),
});

export const showPerson = question('registry.show-person', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ name: personName }),
  reply: personView,
});

export const changeOfGrants = z.object({ grants, reason });

export const changeGrants = question('registry.change-grants', {
  askedBy: ['gateway'],
  caller: 'required',
  request: changeOfGrants.extend({ name: personName }),
  reply: z.union([personView, waiting]),
});

export const reasonGiven = z.object({ reason });

export const disablePerson = question('registry.disable-person', {
  askedBy: ['gateway'],
  caller: 'required',
  request: reasonGiven.extend({ name: personName }),
  reply: personView,
});

export const resetSecondFactor = question('registry.reset-second-factor', {
  askedBy: ['gateway'],
  caller: 'required',
  request: reasonGiven.extend({ name: personName }),
  reply: invited,
});

export const listProposals = question('registry.list-proposals', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({
    state: z.enum(['pending', 'approved', 'refused', 'lapsed']).optional(),
    after: z.string().max(100).optional(),
    limit: pageLimit.default(100),
  }),
  reply: z.object({ proposals: z.array(proposalView), next: z.string().optional() }),
});

export const showProposal = question('registry.show-proposal', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ proposal: id }),
  reply: proposalView,
});

export const approval = z.object({ reason: reason.optional() });

export const approveProposal = question('registry.approve-proposal', {
  askedBy: ['gateway'],
  caller: 'required',
  request: approval.extend({ proposal: id }),
  /** `result` is what the one who asked would have been answered. */
  reply: z.object({ proposal: proposalView, result: z.unknown() }),
  /** A file of a country is judged anew. */
  deadlineMs: 60_000,
});

export const refuseProposal = question('registry.refuse-proposal', {
  askedBy: ['gateway'],
  caller: 'required',
  request: reasonGiven.extend({ proposal: id }),
  reply: proposalView,
});

export const readAudit = question('registry.read-audit', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({
    subject: z.string().max(200).optional(),
    who: z.string().max(200).optional(),
    from: instant.optional(),
    to: instant.optional(),
    agency: agencyCode.optional(),
    after: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
    limit: pageLimit.default(100),
  }),
  /** The newest first. */
  reply: z.object({ records: z.array(auditRecord), next: z.string().optional() }),
});

/** Whether acts wait for a second person; anybody may know. */
export const twoPersons = question('registry.two-persons', {
  askedBy: ['gateway'],
  caller: 'none',
  request: z.object({}),
  reply: z.object({
    setting: z.enum(['on', 'off', 'once-joined']),
    inForce: z.boolean(),
    since: instant.optional(),
  }),
});

/** Which of these agencies have a clerk who has joined and works: somebody opens there what is sent to the portal. */
export const agenciesWithClerks = question('registry.agencies-with-clerks', {
  askedBy: ['exchange'],
  caller: 'none',
  request: z.object({ agencies: z.array(agencyCode).max(1_000) }),
  reply: z.object({ agencies: z.array(agencyCode) }),
});

/**
 * Refused where somebody has ended the session or closed the account. That its time ended it, idle or used up, is no reason:
 * what was begun in it may be finished.
 */
export const sessionStands = question('registry.session-stands', {
  askedBy: ['exchange'],
  caller: 'none',
  request: z.object({ session: id }),
  reply: z.object({}),
});
