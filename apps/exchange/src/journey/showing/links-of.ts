import type { DocumentView } from '@edoc-axis/contracts';
import { businessTypes } from '@edoc-axis/domain';
import type { Database } from '@edoc-axis/platform';
import { concernedBy, concerning, type LinkedDocument, type LinkOrder } from '../../store/concerns.js';

type Links = Pick<DocumentView, 'revokedAt' | 'concerns' | 'concernedBy'>;

/** What the document is about, and what is about it; to a recipient, what was sent to it as well. */
export async function linksOf(database: Database, order: LinkOrder): Promise<Links> {
  const [earlier, later] = await Promise.all([concernedBy(database, order), concerning(database, order)]);
  return { revokedAt: revokedAt(later)?.toISOString(), concerns: linkViews(earlier), concernedBy: linkViews(later) };
}

/** When the first of these declared void what it is about. */
export function revokedAt(later: readonly LinkedDocument[]): Date | undefined {
  return later.find(({ business_type }) => business_type === businessTypes.revocation)?.declared_at;
}

function linkViews(linked: readonly LinkedDocument[]): Links['concerns'] {
  if (linked.length === 0) return undefined;
  return linked.map(({ id, document_id: documentId, business_type: businessType, declared_at, reason }) => ({
    ...{ id, documentId, businessType, at: declared_at.toISOString(), reason: reason ?? undefined },
  }));
}
