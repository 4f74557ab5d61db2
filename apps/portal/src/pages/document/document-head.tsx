import type { Schemas } from '../../api/call.js';
import { Badge } from '../../parts/badge.js';
import { codeOf } from '../../parts/documents/code-of.js';
import { PriorityBadge } from '../../parts/documents/priority-badge.js';
import { dayAndTime, plainDay } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { documentWords } from './document.words.js';

const words = inLanguage(documentWords);

/** The head of the document as on paper (Nghị định 30/2020/NĐ-CP): who, number, place and day, what it is about, who signs. */
export function DocumentHead({ document }: { document: Schemas['Document'] }) {
  const text = words.value;
  const { sender, senderName, promulgatedOn, priority, subject, businessType } = document;
  const { typeName, place, dueOn, signer } = document.heading ?? {};
  const signed = signer && [signer.competence, signer.position, signer.fullName].filter(Boolean).join(' · ');
  const [year, month, day] = (promulgatedOn ?? '').slice(0, 10).split('-');
  return (
    <section class="card paper">
      <div class="paper-head">
        <div class="paper-sender">
          <p class="strong">{senderName ?? sender}</p>
          {senderName && <p class="code quiet">{sender}</p>}
          <p class="paper-number">
            {text.number}: {codeOf(document)}
          </p>
        </div>
        <div class="paper-day">
          {year && month && day && <p>{text.onDay(day, month, year, place)}</p>}
          <p class="row">
            <PriorityBadge priority={priority} />
            {businessType > 0 && <Badge tone="accent">{text.businessTypes[businessType]}</Badge>}
          </p>
        </div>
      </div>
      {typeName && <p class="paper-type">{typeName}</p>}
      <p class="paper-subject">{subject}</p>
      {(dueOn || signed) && (
        <dl class="pairs paper-pairs">
          {dueOn && (
            <>
              <dt>{text.dueOn}</dt>
              <dd class="strong">{plainDay(dueOn)}</dd>
            </>
          )}
          {signed && (
            <>
              <dt>{text.signer}</dt>
              <dd>{signed}</dd>
            </>
          )}
        </dl>
      )}
      <p class="paper-foot quiet">
        {text.acceptedAt} {dayAndTime(document.acceptedAt)} · {text.nameBySender}:{' '}
        <span class="code">{document.documentId}</span>
      </p>
    </section>
  );
}
