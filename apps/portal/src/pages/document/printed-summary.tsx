import type { Schemas } from '../../api/call.js';
import { codeOf } from '../../parts/documents/code-of.js';
import { nameOfPriority } from '../../parts/documents/priority-badge.js';
import { person } from '../../session/session.js';
import { dayAndTime, number, plainDay } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { deliveriesWords } from './deliveries.words.js';
import { documentWords } from './document.words.js';
import { printedWords } from './printed.words.js';
import { signaturesWords } from './signatures.words.js';
import type { TimelineItem } from './timeline.js';

const words = inLanguage(printedWords);
/** What fits on one sheet beside the head. */
const recipientsMax = 15;
const eventsMax = 14;

interface PrintedSummaryProps {
  readonly document: Schemas['Document'];
  readonly timeline: readonly TimelineItem[];
}

/** One sheet for the file (Phiếu theo dõi văn bản): drawn on paper only. */
export function PrintedSummary({ document, timeline }: PrintedSummaryProps) {
  const text = words.value;
  const ofDocument = inLanguage(documentWords).value;
  const ofDeliveries = inLanguage(deliveriesWords).value;
  const { sender, senderName, promulgatedOn, heading, priority, deliveries, packet } = document;
  const isCut = deliveries.length > recipientsMax || document.nextDeliveries !== undefined;
  return (
    <section class="print-only summary">
      <h2>{ofDocument.tracked}</h2>
      <table>
        <tbody>
          <Line label={text.sender}>{senderName ? `${senderName} (${sender})` : sender}</Line>
          <Line label={text.code}>{codeOf(document)}</Line>
          <Line label={text.day}>{promulgatedOn ? plainDay(promulgatedOn) : '–'}</Line>
          <Line label={text.subject}>{document.subject}</Line>
          {heading?.typeName && <Line label={text.typeName}>{heading.typeName}</Line>}
          {heading?.dueOn && <Line label={ofDocument.dueOn}>{plainDay(heading.dueOn)}</Line>}
          <Line label={text.priority}>{nameOfPriority(priority)}</Line>
          <Line label={ofDocument.acceptedAt}>{dayAndTime(document.acceptedAt)}</Line>
          <Line label={inLanguage(signaturesWords).value.signatures}>
            {`${said(document.standing.sentence)}. ${inLanguage(signaturesWords).value.packet}: ${said(document.verdict.sentence)}`}
          </Line>
          <Line label={ofDocument.digest}>{packet.sha256}</Line>
          <Line label={ofDocument.attachments}>{document.attachments.map(({ name }) => name).join('; ') || '–'}</Line>
        </tbody>
      </table>
      <h3>{ofDeliveries.recipients}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{ofDeliveries.recipient}</th>
            <th scope="col">{ofDeliveries.state}</th>
            <th scope="col">{ofDeliveries.since}</th>
            <th scope="col">{ofDeliveries.whoseMove}</th>
          </tr>
        </thead>
        <tbody>
          {deliveries.slice(0, recipientsMax).map(({ id, recipient, recipientName, stateName, since, move }) => (
            <tr key={id}>
              <td>{recipientName ? `${recipientName} (${recipient})` : recipient}</td>
              <td>{said(stateName)}</td>
              <td>{dayAndTime(since)}</td>
              <td>{ofDeliveries.movers[move.who]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {isCut && <p>{cutNote(document)}</p>}
      <h3>{ofDocument.timeline}</h3>
      <ol class="timeline">
        {timeline.slice(-eventsMax).map(({ position, at, sentence }) => (
          <li key={position}>
            <span>{dayAndTime(at)}</span>
            <span>{said(sentence)}</span>
          </li>
        ))}
      </ol>
      <p class="quiet">{ofDocument.printedAt(dayAndTime(new Date()), person.value?.fullName ?? '')}</p>
    </section>
  );
}

function Line({ label, children }: { label: string; children: string }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{children}</td>
    </tr>
  );
}

function cutNote({ deliveries, nextDeliveries }: Schemas['Document']): string {
  const others = number(Math.max(0, deliveries.length - recipientsMax));
  return inLanguage(documentWords).value.andOthers(nextDeliveries === undefined ? others : `> ${others}`);
}
