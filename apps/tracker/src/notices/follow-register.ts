import type { noticesAfter, ReplyOf, RequestOf } from '@edoc-axis/contracts';
import { isNoticeCode } from '@edoc-axis/domain';
import type { Pool } from 'pg';
import { keepRegisterNotices, registerFollowed } from '../store/register-notices.js';
import { idOfNotice } from './id-of-notice.js';
import type { NewNotice } from './new-notice.js';

export interface RegisterParts {
  readonly pool: Pool;
  readonly ask: (wanted: RequestOf<typeof noticesAfter>) => Promise<ReplyOf<typeof noticesAfter>>;
}

const noticesPerPage = 200;

/** Takes what agencies are told of acts that need two persons, from the first time on; their contacts are told too. */
export async function followRegister({ pool, ask }: RegisterParts): Promise<{ more: boolean }> {
  const after = await registerFollowed(pool);
  const { notices, upTo } = await ask({ after, limit: noticesPerPage });
  if (upTo === after) return { more: false };
  const told = notices.flatMap(({ id, at, agency, code, params }): NewNotice[] => {
    if (!isNoticeCode(code)) return [];
    const of = { id: idOfNotice(`register ${id}`), code, agency, params, at: new Date(at) };
    return [{ ...of, audience: 'all', urgent: false }];
  });
  await keepRegisterNotices(pool, { after, upTo, notices: told });
  return { more: notices.length === noticesPerPage };
}
