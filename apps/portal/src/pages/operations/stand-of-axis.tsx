import { AgencyName } from '../../parts/agency-name.js';
import { type Asked, Shown } from '../../parts/asked.js';
import { Badge } from '../../parts/badge.js';
import { Note } from '../../parts/note.js';
import { Table } from '../../parts/table.js';
import { Total, Totals } from '../../parts/totals.js';
import { lasting, number } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { DestinationTable } from './destinations.js';
import type { Operations } from './operations.js';
import { operationsWords } from './operations.words.js';
import { Quotas } from './quotas.js';

const words = inLanguage(operationsWords);

/** The axis at a glance: its parts, what waits, what fails, how far looking back is behind, who is near a quota. */
export function StandOfAxis({ asked }: { asked: Asked<Operations> }) {
  return (
    <Shown asked={asked}>
      {(stand) => (
        <>
          <Parts parts={stand.parts} />
          <Numbers stand={stand} />
          {stand.pending && <Longest longest={stand.pending.longest} />}
          {stand.failing && stand.failing.length > 0 && (
            <section class="card">
              <header>
                <h2>{words.value.failing}</h2>
              </header>
              <DestinationTable rows={stand.failing} />
            </section>
          )}
          {stand.quotas && <Quotas quotas={stand.quotas} />}
        </>
      )}
    </Shown>
  );
}

function Parts({ parts }: { parts: Operations['parts'] }) {
  const text = words.value;
  const broken = parts.filter(({ ready }) => !ready);
  return (
    <section class="card">
      <header>
        <h2>{text.parts}</h2>
      </header>
      <div class="inside stack">
        {broken.length === 0 && <Note tone="good">{text.allReady}</Note>}
        {broken.some(({ needed }) => needed) && <Note tone="bad">{text.neededIsAway}</Note>}
        <ul class="part-states">
          {parts.map(({ part, ready, needed, sentence }) => (
            <li key={part}>
              <Badge tone={ready ? 'good' : needed ? 'bad' : 'wait'} icon={ready ? 'good' : 'bad'}>
                {text.partNames[part] ?? part}
              </Badge>
              <span>{said(sentence)}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function Numbers({ stand: { pending, deadLetters, feed, directories } }: { stand: Operations }) {
  const text = words.value;
  const atLeast = pending && pending.deliveries >= pending.countedMax;
  return (
    <Totals>
      {pending && (
        <Total
          label={text.pending}
          value={`${number(pending.deliveries)}${atLeast ? '+' : ''}`}
          says={
            pending.oldestAt
              ? text.pendingSays(number(pending.urgent), lasting(Date.parse(pending.oldestAt), Date.now()))
              : text.nothingPending
          }
        />
      )}
      {deadLetters !== undefined && (
        <Total label={text.deadLetters} value={number(deadLetters)} says={text.deadLettersSay} />
      )}
      {feed && (
        <Total
          label={text.feed}
          value={feed.behindSeconds < 60 ? text.seconds(feed.behindSeconds) : lasting(0, feed.behindSeconds * 1000)}
          says={text.feedSays(number(feed.position))}
        />
      )}
      {directories.map(({ process, version, ageMs }) => (
        <Total
          key={process}
          label={text.directoryOf(text.partNames[process] ?? process)}
          value={text.version(number(version))}
          says={ageMs === undefined ? '' : text.confirmedAgo(text.seconds(Math.round(ageMs / 1000)))}
        />
      ))}
    </Totals>
  );
}

type Longest = NonNullable<Operations['pending']>['longest'];

function Longest({ longest }: { longest: Longest }) {
  const text = words.value;
  if (longest.length === 0) return null;
  return (
    <section class="card">
      <header>
        <h2>{text.longest}</h2>
      </header>
      <Table heads={[text.system, { label: text.deliveries, number: true }, text.waitsFor, text.longestRecipient]}>
        {longest.map(({ system, deliveries, urgent, oldestAt, recipient, recipients }) => (
          <tr key={`${system}${recipient}`}>
            <th scope="row" class="agency-cell">
              {system ? <a href={`/systems/${encodeURIComponent(system)}`}>{system}</a> : text.noSystem}
            </th>
            <td class="number">
              {number(deliveries)} {urgent > 0 && <Badge tone="bad">{text.urgentCount(number(urgent))}</Badge>}
            </td>
            <td class="nowrap">{lasting(Date.parse(oldestAt), Date.now())}</td>
            <td>
              <AgencyName code={recipient} />{' '}
              {recipients > 1 && <span class="quiet">{text.andOthers(number(recipients - 1))}</span>}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
