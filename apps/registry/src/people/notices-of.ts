import type { z } from 'zod';
import type { noticeView } from '@edoc-axis/contracts';
import { isNoticeCode, sayNotice, type SentenceParams } from '@edoc-axis/domain';
import type { PersonRow } from '../store/entities/person-row.js';
import type { RegistryStore } from '../store/registry-store.js';

const noticesShown = 20;

/** The newest of what a person is told: of the account, and of the agencies worked for. */
export async function noticesOf(
  { name, grants }: PersonRow,
  { proposals }: RegistryStore,
): Promise<z.output<typeof noticeView>[]> {
  const agencies = grants.flatMap((grant) => {
    if (grant.role === 'clerk') return grant.agencies;
    return grant.role === 'administrator' && grant.branch !== undefined ? [grant.branch] : [];
  });
  const rows = await proposals.told(name, agencies, noticesShown);
  return rows.flatMap(({ at, agency, code, params: kept }) => {
    if (!isNoticeCode(code)) return [];
    const params: SentenceParams = { ...kept };
    return [
      {
        at: at.toISOString(),
        agency: agency ?? undefined,
        code,
        params: { ...params },
        sentence: sayNotice(code, params),
      },
    ];
  });
}
