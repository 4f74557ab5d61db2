import { z } from 'zod';
import { question } from '../question.js';
import { agencyCode, instant, words } from '../values.js';

/** So many recipients has one list, and so many lists one agency. */
export const listedRecipientsMax = 500;
export const recipientListsMax = 100;

/** What a clerk calls it: "Các xã phía Bắc". */
export const recipientListName = words(100)
  .trim()
  .min(1)
  .regex(/^[^/\\]*$/, 'no slashes');

const kept = { name: z.string(), changedAt: instant, changedBy: z.string() };

/** Recipients an agency writes to again and again. */
export const recipientList = z.object({
  ...kept,
  recipients: z.array(
    z.object({
      code: agencyCode,
      /** Absent where the directory knows the code no more. */
      name: z.string().optional(),
      /** What is addressed to it now would go somewhere. */
      reachable: z.boolean(),
    }),
  ),
});

export const newRecipientList = z.strictObject({
  recipients: z.array(agencyCode).min(1).max(listedRecipientsMax).describe('Agency codes, in either form.'),
});

export const listRecipientLists = question('registry.list-recipient-lists', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ code: agencyCode }),
  reply: z.object({ lists: z.array(z.object({ ...kept, recipients: z.number().int().nonnegative() })) }),
});

export const showRecipientList = question('registry.show-recipient-list', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ code: agencyCode, name: recipientListName }),
  reply: recipientList,
});

/** The whole list, as it is from now on. */
export const putRecipientList = question('registry.put-recipient-list', {
  askedBy: ['gateway'],
  caller: 'required',
  request: newRecipientList.extend({ code: agencyCode, name: recipientListName }),
  reply: recipientList,
});

/** A list that is not there is deleted as well. */
export const deleteRecipientList = question('registry.delete-recipient-list', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ code: agencyCode, name: recipientListName }),
  reply: z.object({}),
});

export type RecipientList = z.output<typeof recipientList>;
