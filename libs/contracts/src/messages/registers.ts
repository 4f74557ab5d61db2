import { z } from 'zod';
import { question } from '../question.js';
import { entryCorrection, newEntry, receivedEntry, registerEntry, registerNumberMax, sentEntry } from '../registers.js';
import { agencyCode, id, pageLimit } from '../values.js';

const year = z.number().int().min(1900).max(2199);

const page = z.object({
  agency: agencyCode,
  year,
  after: z.string().max(100).optional(),
  limit: pageLimit.default(100),
});

/** Enters a document that was acknowledged without. Said twice it gives the first entry. */
export const enterDelivery = question('exchange.enter-delivery', {
  askedBy: ['gateway'],
  caller: 'required',
  request: newEntry.extend({ delivery: id }),
  reply: registerEntry.extend({ delivery: id }),
});

/** Corrects what was entered, and keeps what it was. Said twice it is corrected once. */
export const correctEntry = question('exchange.correct-entry', {
  askedBy: ['gateway'],
  caller: 'required',
  request: entryCorrection.extend({ delivery: id }),
  reply: registerEntry.extend({ delivery: id }),
});

/** The register of received documents of one year, by number. */
export const listReceivedRegister = question('exchange.list-received-register', {
  askedBy: ['gateway'],
  caller: 'required',
  request: page,
  reply: z.object({
    agency: agencyCode,
    agencyName: z.string().optional(),
    year,
    entries: z.array(receivedEntry),
    /** What who enters without a number gets, if nobody is quicker. */
    nextNumber: z
      .number()
      .int()
      .min(1)
      .max(registerNumberMax + 1),
    next: z.string().optional(),
  }),
});

/** What the agency sent in one year, by number: nobody enters it. */
export const listSentRegister = question('exchange.list-sent-register', {
  askedBy: ['gateway'],
  caller: 'required',
  request: page,
  reply: z.object({
    agency: agencyCode,
    agencyName: z.string().optional(),
    year,
    entries: z.array(sentEntry),
    next: z.string().optional(),
  }),
});
