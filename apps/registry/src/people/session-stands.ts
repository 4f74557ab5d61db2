import type { ReplyOf, sessionStands as question } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { PeoplePorts } from './ports.js';
import { demandOpen } from './sessions.js';

/**
 * Whether what was begun in a session, and took its time, may still be finished: its person may have been signed out,
 * disabled or given other roles meanwhile, all of which ends it. That its time alone has ended it, idle or used up, is no
 * reason: a slow line is not to cost the upload.
 * @throws CataloguedError `person.session-ended`, `person.disabled`
 */
export async function sessionStands(
  id: string,
  { store, clock }: Pick<PeoplePorts, 'store' | 'clock'>,
): Promise<ReplyOf<typeof question>> {
  const found = await store.people.session({ id });
  if (!found) throw new CataloguedError('person.session-ended');
  demandOpen(found.person, found.closesAt, clock.now());
  return {};
}
