import { useEffect, useRef, useState } from 'preact/hooks';
import { Page } from '../../app/page.js';
import { pageTitles } from '../../app/shell.words.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { codeOf } from '../../parts/documents/code-of.js';
import { Field, Select, TextInput } from '../../parts/field.js';
import { Note } from '../../parts/note.js';
import { Table } from '../../parts/table.js';
import { clerkAgencies } from '../../session/session.js';
import { dayForField, number, startOfDay, yearOf } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { archiveWords } from './archive.words.js';
import { lookAhead, type LookedAhead, type Part, type Wanted } from './look-ahead.js';

const words = inLanguage(archiveWords);
const dayMs = 24 * 60 * 60 * 1000;

/** "Tải về lưu trữ": what an agency received or sent in a time, as ZIP files the browser itself downloads. */
export default function ArchivePage() {
  const text = words.value;
  const own = clerkAgencies.value;
  const now = new Date();
  const [fields, setFields] = useState({
    agency: own[0] ?? '',
    role: 'received' as Wanted['role'],
    from: `${yearOf(now)}-01-01`,
    to: dayForField(now),
  });
  const [found, setFound] = useState<{ wanted: Wanted; ahead: LookedAhead }>();
  const [looked, setLooked] = useState<number>();
  const giveUp = useRef(new AbortController());
  useEffect(() => () => giveUp.current.abort(), []);
  const write = (change: Partial<typeof fields>) => {
    setFields((was) => ({ ...was, ...change }));
    setFound(undefined);
  };
  const isTurned = fields.from > fields.to;
  const look = async () => {
    const { agency, role, from, to } = fields;
    // Up to the first moment that no longer belongs to it.
    const wanted = { agency, role, from: startOfDay(from), to: startOfDay(dayAfter(to)) };
    setLooked(0);
    try {
      setFound({ wanted, ahead: await lookAhead(wanted, giveUp.current.signal, setLooked) });
    } finally {
      setLooked(undefined);
    }
  };
  return (
    <Page title={inLanguage(pageTitles).value.archive}>
      {own.length === 0 && <Note tone="wait">{text.noAgency}</Note>}
      {own.length > 0 && (
        <section class="card" aria-label={inLanguage(pageTitles).value.archive}>
          <div class="inside stack">
            <p class="quiet">{text.says}</p>
            <div class="grid">
              {own.length > 1 && (
                <Field label={text.agency}>
                  <Select
                    value={fields.agency}
                    onWrite={(agency) => write({ agency })}
                    options={own.map((code) => [code, code] as const)}
                  />
                </Field>
              )}
              <Field label={text.role}>
                <Select
                  value={fields.role}
                  onWrite={(role) => write({ role: role === 'sent' ? 'sent' : 'received' })}
                  options={[
                    ['received', text.received],
                    ['sent', text.sent],
                  ]}
                />
              </Field>
              <Field label={text.from} wrong={isTurned ? text.dates : undefined}>
                <TextInput type="date" value={fields.from} required onWrite={(from) => write({ from })} />
              </Field>
              <Field label={text.to}>
                <TextInput type="date" value={fields.to} required onWrite={(to) => write({ to })} />
              </Field>
            </div>
            <div class="row">
              <Button
                kind="primary"
                icon="eye"
                disabled={isTurned || fields.from === '' || fields.to === ''}
                onClick={look}
              >
                {text.look}
              </Button>
              {looked !== undefined && <span role="status">{text.looking(number(looked))}</span>}
            </div>
          </div>
        </section>
      )}
      {found && <Found wanted={found.wanted} ahead={found.ahead} />}
    </Page>
  );
}

function Found({ wanted, ahead: { count, parts, leftOut } }: { wanted: Wanted; ahead: LookedAhead }) {
  const text = words.value;
  if (count === 0) return <p class="empty">{text.none}</p>;
  return (
    <>
      <section class="card" aria-label={text.found(number(count))}>
        <div class="inside stack">
          <p class="strong">{text.found(number(count))}</p>
          <ul class="stack tight">
            {parts.map((part, n) => (
              <li key={part.after ?? ''} class="row">
                {parts.length > 1 && <span>{text.part(n + 1, number(part.count))}</span>}
                <ButtonLink icon="download" href={addressOf(wanted, part)} download>
                  {parts.length > 1 ? text.download(n + 1) : text.whole}
                </ButtonLink>
              </li>
            ))}
          </ul>
          <p class="quiet">{text.broken}</p>
        </div>
      </section>
      {leftOut.length > 0 && (
        <section class="card">
          <header>
            <h2>{text.leftOut(number(leftOut.length))}</h2>
          </header>
          <Table heads={[text.document, text.why]}>
            {leftOut.map(({ line, reason }) => (
              <tr key={line.role === 'received' ? line.delivery : line.id}>
                <td>
                  <a href={`/documents/${line.id}`}>{codeOf(line)}</a> {line.subject}
                </td>
                <td>{text.reasons[reason]}</td>
              </tr>
            ))}
          </Table>
        </section>
      )}
    </>
  );
}

/** The browser downloads it by the session's cookie, to its disk and not into the page's memory. */
function addressOf({ agency, role, from, to }: Wanted, { after }: Part): string {
  const query = new URLSearchParams({ agency, role, from, to, ...(after === undefined ? {} : { after }) });
  return `/portal/archive?${query.toString()}`;
}

function dayAfter(written: string): string {
  return dayForField(new Date(new Date(startOfDay(written)).getTime() + dayMs));
}
