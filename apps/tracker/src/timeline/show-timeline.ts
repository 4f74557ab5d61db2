import type { HeardBy, OverdueView, ReplyOf, showTimeline as question, TimelineItem } from '@edoc-axis/contracts';
import { isFactKind, tellFact, tellOverdue } from '@edoc-axis/domain';
import { type Caller, cutPage } from '@edoc-axis/platform';
import type { TrackerPorts } from '../ports.js';
import { type Overdue, overdueOf } from '../store/deadlines.js';
import { factsOf, type StoredFact } from '../store/evidence.js';
import { demandVisible } from '../visible-document.js';

/** What happened to a document, in people's words and in the order of the feed; to a recipient, what is its business. */
export async function showTimeline(
  { document, after, limit }: HeardBy<typeof question>,
  caller: Caller,
  ports: TrackerPorts,
): Promise<ReplyOf<typeof question>> {
  const { upTo, recipients } = await demandVisible(document, caller, ports);
  const facts = await factsOf(ports.pool, { document, recipients, after, limit: limit + 1 });
  const { page, next } = cutPage(facts.map(timelineItem), limit, ({ position }) => position);
  const overdue = after === 0 ? await overdueOf(ports.pool, { document, recipients, limit: overdueShownMax }) : [];
  return { items: page, next, upTo, overdue: overdue.map(overdueView) };
}

/** Of thousands of recipients nobody reads who was late one by one. */
const overdueShownMax = 200;

function overdueView({ code, delivery, sender, recipient, dueAt, firedAt, endedAt }: Overdue): OverdueView {
  return {
    ...{ code, delivery, recipient },
    sentence: tellOverdue(code, { sender, recipient, dueAt }),
    dueAt: dueAt.toISOString(),
    noticedAt: firedAt.toISOString(),
    endedAt: endedAt?.toISOString(),
  };
}

/** A fact of a kind that only a newer exchange knows is shown by its name: a gap would be worse. */
function timelineItem({ position, at, kind, by, delivery, params, receipt }: StoredFact): TimelineItem {
  const { recipient } = params;
  return {
    position,
    at: at.toISOString(),
    kind,
    sentence: isFactKind(kind) ? tellFact(kind, params) : { vi: kind, en: kind },
    by,
    delivery,
    recipient: typeof recipient === 'string' ? recipient : undefined,
    receipt,
  };
}
