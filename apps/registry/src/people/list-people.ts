import type { HeardBy, listPeople as question, PersonView, ReplyOf } from '@edoc-axis/contracts';
import { type Caller, branchesOf, denied, demand, mayInspect, mayInspectPerson } from '@edoc-axis/domain';
import { cutPage, grantsOf } from '@edoc-axis/platform';
import type { PersonRow } from '../store/entities/person-row.js';
import type { People } from '../store/people.js';
import { personView } from './person-view.js';

/** Read at once; who administers a branch may get fewer than asked for, and a cursor to go on. */
const readMax = 500;

/** Accounts by name, closed ones too: those the caller may see. */
export async function listPeople(
  { after, limit }: HeardBy<typeof question>,
  caller: Caller,
  people: People,
  at: Date,
): Promise<ReplyOf<typeof question>> {
  const isOfBranch = caller.kind === 'person' && branchesOf(caller).length > 0;
  demand(isOfBranch || mayInspect(caller) || denied('caller.not-permitted', { role: 'administrator' }));
  const rows = await people.page({ after, limit: readMax });
  const seen = rows.filter(({ grants }) => mayInspectPerson(caller, grantsOf(grants)) === true);
  const { page, next } = cutPage(await views(seen.slice(0, limit + 1), people, at), limit, ({ name }) => name);
  return { people: page, next: next ?? (rows.length === readMax ? rows.at(-1)?.name : undefined) };
}

/** Accounts with when their invitations end. */
export async function views(rows: readonly PersonRow[], people: People, at: Date): Promise<PersonView[]> {
  const open = await people.invitationsOf(
    rows.map(({ name }) => name),
    at,
  );
  return rows.map((row) =>
    personView(
      row,
      open.find(({ person }) => person === row.name),
    ),
  );
}
