import { useState } from 'preact/hooks';
import type { Schemas } from '../../api/call.js';
import { Badge } from '../../parts/badge.js';
import { Button } from '../../parts/button.js';
import { whoDid } from '../../parts/documents/who-did.js';
import { Note, ProblemNote } from '../../parts/note.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { documentWords } from './document.words.js';
import type { LoadedPages } from './loaded-pages.js';

export type TimelineItem = Schemas['TimelineItem'];

interface TimelineProps {
  readonly pages: LoadedPages<TimelineItem>;
  readonly overdue: readonly Schemas['OverdueView'][];
  readonly nameOf: (agency: string) => string;
}

const words = inLanguage(documentWords);

/** What happened, in words: in its order, or recipient by recipient. */
export function Timeline({ pages, overdue, nameOf }: TimelineProps) {
  const text = words.value;
  const [grouped, setGrouped] = useState(false);
  const { rows: items, error, whole, more } = pages;
  const hasGroups = new Set(items.map(({ recipient }) => recipient).filter(Boolean)).size > 1;
  return (
    <section class="card" aria-labelledby="timeline">
      <header>
        <h2 id="timeline">{text.timeline}</h2>
        {hasGroups && (
          <div class="row screen-only">
            <Button kind="bare" aria-pressed={!grouped} onClick={() => setGrouped(false)}>
              {text.allEvents}
            </Button>
            <Button kind="bare" aria-pressed={grouped} onClick={() => setGrouped(true)}>
              {text.byRecipient}
            </Button>
          </div>
        )}
      </header>
      <div class="inside stack">
        {error !== undefined && <ProblemNote error={error} again={more} />}
        {overdue.length > 0 && <Overdue overdue={overdue} />}
        {grouped && hasGroups ? (
          groupsOf(items).map(([recipient, own]) => (
            <section key={recipient} class="stack tight">
              <h3>{recipient ? nameOf(recipient) : text.ofDocument}</h3>
              <Items items={own} />
            </section>
          ))
        ) : (
          <Items items={items} />
        )}
        {!whole && error === undefined && (
          <p class="screen-only">
            <Button onClick={more}>{text.more}</Button>
          </p>
        )}
      </div>
    </section>
  );
}

function Items({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol class="timeline">
      {items.map(({ position, at, sentence, by }) => (
        <li key={position}>
          <time class="quiet nowrap" dateTime={at}>
            {dayAndTime(at)}
          </time>
          <span>
            {said(sentence)} <span class="quiet">({whoDid(by)})</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function Overdue({ overdue }: { overdue: readonly Schemas['OverdueView'][] }) {
  const text = words.value;
  const open = overdue.filter(({ endedAt }) => !endedAt);
  return (
    <Note tone={open.length > 0 ? 'wait' : 'calm'}>
      <ul class="stack tight">
        {overdue.map(({ code, delivery, sentence, endedAt }) => (
          <li key={`${code}${delivery}`}>
            <Badge tone={endedAt ? 'calm' : 'bad'} icon="late">
              {text.late}
            </Badge>{' '}
            {said(sentence)} {endedAt && <span class="quiet">({text.lateEnded(dayAndTime(endedAt))})</span>}
          </li>
        ))}
      </ul>
    </Note>
  );
}

function groupsOf(items: readonly TimelineItem[]): [string, TimelineItem[]][] {
  const groups = new Map<string, TimelineItem[]>();
  for (const item of items) {
    const recipient = item.recipient ?? '';
    groups.set(recipient, [...(groups.get(recipient) ?? []), item]);
  }
  return [...groups];
}
