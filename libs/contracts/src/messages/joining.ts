import { firstActs, joiningItems, joiningStates } from '@edoc-axis/domain';
import { z } from 'zod';
import { agencyView, joining } from '../directory.js';
import { waiting } from '../people.js';
import { question } from '../question.js';
import { agencyCode, instant, saying, words } from '../values.js';

/** The next step of an agency that joins; nobody is invited twice. */
export const joiningStep = z.strictObject({
  state: z.enum(joiningStates).exclude(['invited']),
  reason: words(500).trim().min(1).optional().describe('Needed to suspend, and with `anyway`.'),
  anyway: z.boolean().default(false).describe('Go live though the checklist has open items.'),
});

export const joinAgency = question('registry.join-agency', {
  askedBy: ['gateway'],
  caller: 'required',
  request: joiningStep.extend({ code: agencyCode }),
  reply: agencyView,
});

/** What an agency needs to be live. Nobody ticks it: each item is judged by what is known. */
export const joiningChecklist = z.object({
  agency: agencyCode,
  joining: joining.partial({ since: true }),
  items: z.array(
    z.object({
      item: z.enum(joiningItems),
      done: z.boolean(),
      /** Done: since when, where that is known. */
      since: instant.optional(),
      /** Open: what to do next. */
      next: saying.optional(),
    }),
  ),
});

export const showJoining = question('registry.show-joining', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ code: agencyCode }),
  reply: joiningChecklist,
});

/** When an agency that joins first did each of these. */
export const firstActsOf = question('exchange.first-acts-of', {
  askedBy: ['registry'],
  caller: 'none',
  request: z.object({ agency: agencyCode }),
  reply: z.object({ first: z.partialRecord(z.enum(firstActs), instant) }),
});

export const robotsView = z.object({ robots: z.array(agencyView) });

/** The axis' own agencies to try with: those that are there stay as they are. */
export const addRobots = question('registry.add-robots', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.strictObject({}),
  reply: z.union([robotsView, waiting]),
});

/** A robot sends the agency a signed document that is none: within a minute the same one. */
export const testAgency = question('exchange.test-agency', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ agency: agencyCode }),
  reply: z.object({ document: z.uuid(), documentId: z.string(), robot: agencyCode, agency: agencyCode }),
});

export type JoiningChecklist = z.output<typeof joiningChecklist>;
