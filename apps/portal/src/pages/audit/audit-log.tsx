import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { Button } from '../../parts/button.js';
import { csvOf, csvType } from '../../parts/csv.js';
import { More } from '../../parts/more.js';
import { usePagesOf } from '../../parts/pages-of.js';
import { useQuery } from '../../parts/query.js';
import { saveFile } from '../../parts/save-file.js';
import { Table } from '../../parts/table.js';
import { whoIn } from '../../parts/who.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { actInWords } from './act-in-words.js';
import { Difference } from './difference.js';
import { auditWords } from './audit.words.js';
import { Search, wantedOf } from './search.js';

const words = inLanguage(auditWords);
type AuditRecord = Schemas['AuditRecord'];

export function AuditLog() {
  const text = words.value;
  const query = useQuery();
  const wanted = { ...wantedOf(query), subject: query.get('subject') };
  const records = usePagesOf(
    async (after, signal) => {
      const page = { ...wanted, after, limit: 100 };
      const { records: rows, next } = await ask(api.GET('/v1/audit', { params: { query: page }, signal }));
      return { rows, next };
    },
    [query.written],
  );
  const save = () => saveFile(text.fileName, csvOf([text.columns, ...records.rows.map(cellsOf)]), csvType);
  return (
    <>
      <Search withSubject />
      <section class="card">
        <header>
          <h2>{text.shown(records.rows.length, records.whole)}</h2>
          <Button icon="download" disabled={records.rows.length === 0} onClick={save}>
            {text.saveShown}
          </Button>
        </header>
        {records.rows.length > 0 && (
          <Table heads={[text.when, text.whoDid, text.what, text.changed, text.reason]}>
            {records.rows.map((record) => (
              <RecordRows key={record.id} record={record} />
            ))}
          </Table>
        )}
        <More pages={records} empty={text.none} />
      </section>
    </>
  );
}

function RecordRows({ record }: { record: AuditRecord }) {
  const text = words.value;
  const [open, setOpen] = useState(false);
  const { id, at, who, approvedBy, address, what, subject, agencies, reason } = record;
  return (
    <>
      <tr>
        <td class="nowrap">
          <button
            type="button"
            class="button bare unfolds"
            aria-expanded={open}
            aria-controls={`record-${id}`}
            onClick={() => setOpen(!open)}
          >
            <span aria-hidden="true">{open ? '▾' : '▸'}</span>
            {dayAndTime(at)}
          </button>
        </td>
        <td>
          {whoIn(who)}
          {approvedBy && <span class="quiet"> · {text.approvedBy(whoIn(approvedBy))}</span>}
        </td>
        <td>{actInWords(what)}</td>
        <td class="subject">
          {subject.length > 40 ? `${subject.slice(0, 20)}…` : subject}
          {agencies.length > 0 && agencies.join() !== subject && (
            <span class="quiet small code"> {agencies.slice(0, 3).join(', ') + (agencies.length > 3 ? ' …' : '')}</span>
          )}
        </td>
        <td>{reason ?? <span class="quiet">–</span>}</td>
      </tr>
      <tr id={`record-${id}`} hidden={!open}>
        <td colSpan={5} class="record">
          {open && (
            <>
              <dl class="pairs">
                <dt>{text.wholeSubject}</dt>
                <dd class="code">{subject}</dd>
                <dt>{text.concerns}</dt>
                <dd class="code">{agencies.length === 0 ? '–' : agencies.join(', ')}</dd>
                <dt>{text.address}</dt>
                <dd class="code">{address ?? '–'}</dd>
              </dl>
              <Difference before={record.before} after={record.after} />
            </>
          )}
        </td>
      </tr>
    </>
  );
}

function cellsOf(record: AuditRecord): string[] {
  const { at, who, approvedBy, address, what, subject, agencies, reason, before, after } = record;
  return [
    ...[
      dayAndTime(at),
      who,
      approvedBy ?? '',
      actInWords(what),
      subject,
      agencies.join(' '),
      reason ?? '',
      address ?? '',
    ],
    ...[before, after].map((value) => (value === undefined ? '' : JSON.stringify(value))),
  ];
}
