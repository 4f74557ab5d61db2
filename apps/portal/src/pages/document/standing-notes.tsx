import type { Schemas } from '../../api/call.js';
import { Note } from '../../parts/note.js';
import { whoDid } from '../../parts/documents/who-did.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { documentWords } from './document.words.js';

const words = inLanguage(documentWords);

/** What has to be known before anything else: void, frozen, sent again, remarked upon, unsigned. */
export function StandingNotes({ document }: { document: Schemas['Document'] }) {
  const text = words.value;
  const { revokedAt, frozenAt, frozenFor, edition, remarks, standing, deliveries } = document;
  const fetchedBy = [...new Set(deliveries.flatMap((delivery) => delivery.fetchedBy ?? []))].map(whoDid);
  const others = remarks.filter(({ code }) => code !== 'remark.next-edition');
  return (
    <>
      {revokedAt && <Note tone="bad">{text.revoked(dayAndTime(revokedAt))}</Note>}
      {frozenAt && (
        <Note tone="bad">
          <p>{text.frozen(dayAndTime(frozenAt))}</p>
          {frozenFor && <p>{text.frozenFor(frozenFor)}</p>}
          {fetchedBy.length > 0 && <p>{text.fetchedBefore(fetchedBy.join(', '))}</p>}
        </Note>
      )}
      {edition > 1 && <Note tone="wait">{text.edition(edition)}</Note>}
      {others.map((remark) => (
        <Note key={remark.code} tone="wait">
          {said(remark.sentence)}
        </Note>
      ))}
      {standing.standing === 'information' && <Note tone="wait">{said(standing.sentence)}</Note>}
    </>
  );
}
