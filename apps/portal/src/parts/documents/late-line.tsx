import { lasting } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { Badge } from '../badge.js';
import { DueBadge } from './due-badge.js';
import { lateWords } from './late.words.js';
import type { Late } from './late.js';
import { PriorityBadge } from './priority-badge.js';

const words = inLanguage(lateWords);

/** One thing that is late: which document and what it is about, since when, and whose move it is. */
export function LateLine({ late }: { late: Late }) {
  const text = words.value;
  const { document, number, documentId, subject, sender, senderName, recipient, recipientName, dueAt, who } = late;
  return (
    <a class="late-line" href={`/documents/${document}`} data-row={document}>
      <span class="main">
        <b>{number ?? documentId ?? document}</b> <PriorityBadge priority={late.priority ?? (late.urgent ? 1 : 0)} />{' '}
        <DueBadge dueOn={late.dueOn} open />{' '}
        <span class="quiet">
          {senderName ?? sender ?? ''} → {recipientName ?? recipient}
        </span>
        {subject !== undefined && (
          <span class="late-subject" title={subject}>
            {subject}
          </span>
        )}
        <span class="late-sentence">{said(late.sentence)}</span>
      </span>
      <span>
        <Badge tone="bad" icon="late">
          {text.lateBy(lasting(new Date(dueAt).getTime(), Date.now()))}
        </Badge>
        <br />
        <span class="quiet">
          {text.whoseMove}: {text.movers[who]}
        </span>
      </span>
    </a>
  );
}
