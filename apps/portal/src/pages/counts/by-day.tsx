import { lazy } from 'preact-iso';
import { useMemo, useState } from 'preact/hooks';
import { Button } from '../../parts/button.js';
import { Table } from '../../parts/table.js';
import { number, plainDay } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import type { CountsRow } from './counts.js';
import { countsWords } from './counts.words.js';
import { daysOf, type Period } from './period.js';

const words = inLanguage(countsWords);
/** Nobody who does not look at counts downloads what draws them. */
const Plot = lazy(() => import('../../parts/plot/plot.js'));

const plotted = [
  { names: ['sent', 'received', 'acknowledged'], colours: ['accent', 'good', 'wait'] },
  { names: ['refused', 'overdue', 'undeliverable'], colours: ['wait', 'bad', 'accent'] },
] as const;
const dashes = [undefined, [6, 3], [2, 3]];
const tabled = [
  'sent',
  'received',
  'acknowledged',
  'refused',
  'withdrawn',
  'overdue',
  'undeliverable',
  'expired',
] as const;

/** What happened on each day: as lines, and as the table they are drawn from. */
export function ByDay({ rows, period }: { rows: readonly CountsRow[]; period: Period }) {
  const text = words.value;
  const [asTable, setAsTable] = useState(false);
  const { days, plots } = useMemo(() => {
    const all = daysOf(period);
    const byDay = new Map(rows.map((row) => [row.day, row]));
    return {
      days: all,
      plots: plotted.map(({ names, colours }) => ({
        label: text.plotOf(names.map((name) => text.counts[name]).join(', ')),
        lines: names.map((name, n) => ({
          label: text.counts[name],
          colour: colours[n] ?? 'text',
          dash: dashes[n],
          values: all.map((day) => byDay.get(day)?.[name] ?? 0),
        })),
      })),
    };
  }, [rows, period.from, period.to, text]);
  return (
    <section class="card">
      <header>
        <h2>{text.byDay}</h2>
        <Button aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? text.showPlots : text.showTable}
        </Button>
      </header>
      {rows.length === 0 && <p class="empty">{text.nothingCounted}</p>}
      {rows.length > 0 && !asTable && (
        <div class="inside plots">
          {plots.map(({ label, lines }) => (
            <Plot key={label} label={label} dayLabel={text.day} days={days} lines={lines} />
          ))}
        </div>
      )}
      {rows.length > 0 && asTable && <DayTable rows={rows} />}
    </section>
  );
}

function DayTable({ rows }: { rows: readonly CountsRow[] }) {
  const text = words.value;
  return (
    <Table heads={[text.day, ...tabled.map((name) => ({ label: text.counts[name], number: true }))]}>
      {[...rows].reverse().map((row) => (
        <tr key={row.day}>
          <th scope="row" class="nowrap">
            {plainDay(row.day ?? '')}
          </th>
          {tabled.map((name) => (
            <td key={name} class="number">
              {number(row[name])}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
