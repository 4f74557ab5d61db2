import { type Database, prepared } from '@edoc-axis/platform';
import type { NewNotice } from '../notices/new-notice.js';
import { insertNotices } from './notices.js';

/** The last of the registry's notices that was taken; undefined before the first time. */
export async function registerFollowed(database: Database): Promise<string | undefined> {
  const [row] = await followed(database, []);
  return row?.notice ?? undefined;
}

const followed = prepared<[], { notice: string | null }>('register-followed', 'select notice from register_following');

/** Nothing of it when another copy of the tracker took them meanwhile. */
export async function keepRegisterNotices(
  database: Database,
  { after, upTo, notices }: { after: string | undefined; upTo: string; notices: readonly NewNotice[] },
): Promise<void> {
  await keep(database, [after ?? null, upTo, JSON.stringify(notices)]);
}

const keep = prepared<[string | null, string, string], object>(
  'keep-register-notices',
  `with turn as (
     update register_following set notice = $2::bigint where notice is not distinct from $1::bigint returning one_row
   )
   ${insertNotices('$3', 'turn')}`,
);
