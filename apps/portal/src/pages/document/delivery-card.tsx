import type { ComponentChildren } from 'preact';
import type { Schemas } from '../../api/call.js';
import { correctionsInWords } from '../../parts/documents/corrections.js';
import { PartyName } from '../../parts/documents/party-name.js';
import { StateBadge } from '../../parts/documents/state-badge.js';
import { whoDid } from '../../parts/documents/who-did.js';
import { Note } from '../../parts/note.js';
import { dayAndTime, lasting, number, plainDay } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { deliveriesWords } from './deliveries.words.js';

type Delivery = Schemas['Delivery'];

const words = inLanguage(deliveriesWords);

/** One recipient: where it stands, whose move it is, since when and what to do, and what was answered so far. */
export function DeliveryCard({ delivery, children }: { delivery: Delivery; children?: ComponentChildren }) {
  const text = words.value;
  const { recipient, recipientName, addressedTo, state, stateName, since, reason, entered, questions = [] } = delivery;
  const others = addressedTo.filter((code) => code !== recipient);
  return (
    <article class="delivery">
      <div class="row apart">
        <h3>
          <PartyName code={recipient} name={recipientName} />
        </h3>
        <p class="row">
          <StateBadge state={state} name={stateName} />
          <span class="quiet">{dayAndTime(since)}</span>
        </p>
      </div>
      {others.length > 0 && <p class="quiet">{text.addressedTo(others.join(', '))}</p>}
      {entered && <p class="strong">{text.entered(number(entered.number), plainDay(entered.on))}</p>}
      {correctionsInWords(entered?.corrections).map((each) => (
        <p key={each} class="quiet">
          {each}
        </p>
      ))}
      <WhoseMove move={delivery.move} />
      {questions.map((question) => (
        <Note key={question.id} tone="wait">
          <p>
            <b>{text.questions[question.kind]}</b> {text.asked(dayAndTime(question.askedAt))}
            {question.reason && `: ${question.reason}`}
          </p>
          {question.disagreed && <p>{text.disagreed}</p>}
        </Note>
      ))}
      {reason && (
        <p>
          <span class="quiet">{text.reason}:</span> {said(reason.sentence)}
        </p>
      )}
      <Answers answers={delivery.answers} />
      {delivery.successor && (
        <p>
          <a href={`?delivery=${delivery.successor}`}>{text.sentAgain}</a>
        </p>
      )}
      {delivery.redelivers && (
        <p>
          <a href={`?delivery=${delivery.redelivers}`}>{text.sentBefore}</a>
        </p>
      )}
      {children}
    </article>
  );
}

function WhoseMove({ move }: { move: Delivery['move'] }) {
  const text = words.value;
  return (
    <p>
      {move.who !== 'nobody' && (
        <>
          <span class="quiet">{text.whoseMove}:</span> <b>{text.movers[move.who]}</b>{' '}
          <span class="quiet">
            {text.moveSince(dayAndTime(move.since), lasting(new Date(move.since).getTime(), Date.now()))}
          </span>
          <br />
        </>
      )}
      {said(move.sentence)}
    </p>
  );
}

function Answers({ answers }: { answers: Delivery['answers'] }) {
  const text = words.value;
  if (answers.length === 0) return null;
  return (
    <ul class="answers" aria-label={text.answers}>
      {answers.map(({ at, status, name, description, staff, by }) => (
        <li key={`${at}${status}`}>
          <span class="quiet nowrap">{dayAndTime(at)}</span> <b>{said(name)}</b>
          {description && ` – ${description}`}
          {staff && (staff.department || staff.staff) && (
            <span>
              {' '}
              <span class="quiet">{text.assignedTo}:</span> {[staff.staff, staff.department].filter(Boolean).join(', ')}
            </span>
          )}{' '}
          <span class="quiet">({whoDid(by)})</span>
        </li>
      ))}
    </ul>
  );
}
