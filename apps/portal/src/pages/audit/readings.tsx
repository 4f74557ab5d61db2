import { api, ask } from '../../api/call.js';
import type { paths } from '../../api/v1.js';
import { AgencyName } from '../../parts/agency-name.js';
import { Button } from '../../parts/button.js';
import { csvOf, csvType } from '../../parts/csv.js';
import { More } from '../../parts/more.js';
import { usePagesOf } from '../../parts/pages-of.js';
import { useQuery } from '../../parts/query.js';
import { saveFile } from '../../parts/save-file.js';
import { Table } from '../../parts/table.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { auditWords } from './audit.words.js';
import { Search, wantedOf } from './search.js';

const words = inLanguage(auditWords);
type Reading = paths['/v1/readings']['get']['responses'][200]['content']['application/json']['readings'][number];

/** Who opened or fetched which file of which document. */
export function Readings() {
  const text = words.value;
  const query = useQuery();
  const wanted = wantedOf(query);
  const readings = usePagesOf(
    async (after, signal) => {
      const page = { ...wanted, after, limit: 100 };
      const { readings: rows, next } = await ask(api.GET('/v1/readings', { params: { query: page }, signal }));
      return { rows, next };
    },
    [query.written],
  );
  const save = () =>
    saveFile(text.readingsFileName, csvOf([text.readingColumns, ...readings.rows.map(cellsOf)]), csvType);
  return (
    <>
      <Search />
      <section class="card">
        <header>
          <h2>{text.shown(readings.rows.length, readings.whole)}</h2>
          <Button icon="download" disabled={readings.rows.length === 0} onClick={save}>
            {text.saveShown}
          </Button>
        </header>
        {readings.rows.length > 0 && (
          <Table heads={[text.when, text.whoRead, text.document, text.read, text.readFor]}>
            {readings.rows.map((reading) => (
              <tr key={reading.id}>
                <td class="nowrap">{dayAndTime(reading.at)}</td>
                <td>
                  {reading.who}
                  {reading.address && <span class="quiet code"> {reading.address}</span>}
                </td>
                <td>
                  <a href={`/documents/${reading.document}`}>
                    {reading.code.number}/{reading.code.notation}
                  </a>{' '}
                  <AgencyName code={reading.sender} />
                </td>
                <td>{fileOf(reading)}</td>
                <td>{reading.agency ? <AgencyName code={reading.agency} /> : (reading.reason ?? '–')}</td>
              </tr>
            ))}
          </Table>
        )}
        <More pages={readings} empty={text.noReadings} />
      </section>
    </>
  );
}

function fileOf({ attachment, name, shown }: Reading): string {
  const { packet, attachmentOf, viewed, downloaded } = words.value;
  const file = attachment === undefined ? packet : attachmentOf(attachment, name ?? '');
  return `${file} · ${shown ? viewed : downloaded}`;
}

function cellsOf(reading: Reading): string[] {
  const { at, who, address = '', program = '', code, sender, agency = '', reason = '', documentId } = reading;
  return [
    ...[dayAndTime(at), who, address, program, `${code.number}/${code.notation}`, documentId, sender],
    ...[fileOf(reading), agency, reason],
  ];
}
