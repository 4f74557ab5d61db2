import { api, ask, type Schemas } from '../../api/call.js';
import { codeOf } from '../../parts/documents/code-of.js';
import type { About, Draft } from './draft.js';

const acts = { replies: 'reply', updates: 'update', replaces: 'replacement' } as const;

/** `?replies=`, `?updates=` or `?replaces=` with a document's id, as its page leads here; undefined without. */
export function aboutIn(get: (name: string) => string | undefined): { act: About['act']; id: string } | undefined {
  for (const [name, act] of Object.entries(acts)) {
    const id = get(name);
    if (id !== undefined) return { act, id };
  }
  return undefined;
}

/** What a draft about an earlier document begins with: its subject and to whom it goes. */
export async function beginAbout(
  { act, id }: { act: About['act']; id: string },
  signal: AbortSignal,
): Promise<Partial<Draft>> {
  const document = await ask(api.GET('/v1/documents/{id}', { params: { path: { id } }, signal }));
  const { documentId, sender, senderName, subject, promulgatedOn, deliveries } = document;
  const had = deliveries.map(({ recipient, recipientName }) => ({ code: recipient, name: recipientName ?? '' }));
  return {
    about: {
      ...{ act, id, documentId, sender, subject, promulgatedOn },
      code: codeOf(document),
      recipients: had.map(({ code }) => code),
    },
    subject,
    ...(act === 'reply' ? {} : { agency: sender }),
    recipients:
      act === 'reply' ? [{ code: sender, name: senderName ?? '' }] : [...had, ...(await others(document, signal))],
  };
}

/** Recipients beyond the first page. */
async function others({ id, nextDeliveries }: Schemas['Document'], signal: AbortSignal) {
  const found: { code: string; name: string }[] = [];
  let after = nextDeliveries;
  while (after !== undefined) {
    const params = { path: { id }, query: { after } };
    const page = await ask(api.GET('/v1/documents/{id}/deliveries', { params, signal }));
    found.push(
      ...page.deliveries.map(({ recipient, recipientName }) => ({ code: recipient, name: recipientName ?? '' })),
    );
    after = page.next;
  }
  return found;
}
