import { z } from 'zod';
import { agencyCode, id, instant, saying, words } from './values.js';

/** Accounts, what they may do, and what waits for a second person. */

export const agenciesOfClerkMax = 50;
const grantsMax = 20;
/** A file of more is imported in several. */
export const peopleImportedMax = 500;

/** Without accents and capitals, so that nobody is two people by a spelling. */
export const personName = z.string().regex(/^[a-z0-9][a-z0-9._-]{1,63}$/);

export const grant = z.discriminatedUnion('role', [
  /** Of the axis; with `branch`, of that agency and all below it. */
  z.object({ role: z.literal('administrator'), branch: agencyCode.optional() }),
  z.object({ role: z.literal('auditor') }),
  z.object({ role: z.literal('clerk'), agencies: z.array(agencyCode).min(1).max(agenciesOfClerkMax) }),
]);
export const grants = z.array(grant).min(1).max(grantsMax);

export const newPerson = z.object({
  name: personName,
  fullName: words(100).min(1),
  email: z.email().max(200).optional(),
  grants,
});

export const personView = z.object({
  name: z.string(),
  fullName: z.string(),
  email: z.string().optional(),
  grants: z.array(grant),
  addedAt: instant,
  /** When the invitation was accepted. */
  joinedAt: instant.optional(),
  /** When the invitation that is open ends. */
  invitedUntil: instant.optional(),
  secondFactor: z.boolean(),
  disabledAt: instant.optional(),
  disabledReason: z.string().optional(),
});

/** What opens an account once: shown to who asked for it, here and never again. */
export const oneTimeToken = z.string().min(20).max(100);
export const invited = z.object({ person: personView, invitation: oneTimeToken, until: instant });

/** What somebody asked for that needs two, or a system that may do nothing of it. */
export const proposalView = z.object({
  id,
  /** The question that is answered when it is approved: `registry.register-certificate`. */
  what: z.string(),
  subject: z.string(),
  agencies: z.array(agencyCode),
  wanted: z.unknown(),
  askedBy: z.string(),
  /** A system asked for it: one administrator decides. */
  bySystem: z.boolean().optional(),
  askedAt: instant,
  /** When it lapses, decided by nobody. */
  until: instant,
  state: z.enum(['pending', 'approved', 'refused', 'lapsed']),
  decidedBy: z.string().optional(),
  decidedAt: instant.optional(),
  reason: z.string().optional(),
});

/** Instead of what was asked for: a second administrator decides. */
export const waiting = z.object({ proposal: proposalView });

export const auditRecord = z.object({
  id: z.string(),
  at: instant,
  who: z.string(),
  /** The second person, where there was one. */
  approvedBy: z.string().optional(),
  /** The network address it came from, as the gateway saw it. */
  address: z.string().optional(),
  what: z.string(),
  subject: z.string(),
  agencies: z.array(z.string()),
  reason: z.string().optional(),
  before: z.unknown().optional(),
  after: z.unknown(),
});

/** Something people are told; mail has none of it yet. */
export const noticeView = z.object({ at: instant, agency: z.string().optional(), ...saying.shape });

export type WrittenGrant = z.output<typeof grant>;
export type PersonView = z.output<typeof personView>;
export type ProposalView = z.output<typeof proposalView>;
export type Waiting = z.output<typeof waiting>;
export type AuditRecord = z.output<typeof auditRecord>;
