import { useMemo, useState } from 'preact/hooks';
import { Field, Select } from '../../parts/field.js';
import { More } from '../../parts/more.js';
import { usePagesOf } from '../../parts/pages-of.js';
import { useQuery } from '../../parts/query.js';
import { number, share } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { askForStatistics, type CountsRow, meanHours, signedShare } from './counts.js';
import { countsWords } from './counts.words.js';

const words = inLanguage(countsWords);

const columns = {
  sent: (row: CountsRow) => row.sent,
  received: (row: CountsRow) => row.received,
  acknowledged: (row: CountsRow) => row.acknowledged,
  refused: (row: CountsRow) => row.refused,
  overdue: (row: CountsRow) => row.overdue,
  undeliverable: (row: CountsRow) => row.undeliverable,
  packetShare: (row: CountsRow) => signedShare(row, 'packetSigned'),
  pdfShare: (row: CountsRow) => signedShare(row, 'pdfSigned'),
  toDelivered: (row: CountsRow) => meanHours(row.hoursToDelivered, row.timedDelivered),
  toAcknowledged: (row: CountsRow) => meanHours(row.hoursToAcknowledged, row.timedAcknowledged),
} as const;
type Column = keyof typeof columns;
const columnNames = Object.keys(columns) as readonly Column[];

interface ByBranchProps {
  readonly wanted: { readonly from: string; readonly to: string; readonly under?: string };
  readonly by: 'branch' | 'agency';
}

/** The same of each branch, or each agency by itself; a press on a heading puts the largest first. */
export function ByBranch({ wanted, by }: ByBranchProps) {
  const text = words.value;
  const query = useQuery();
  const [order, setOrder] = useState<{ column: Column; down: boolean }>();
  const pages = usePagesOf(
    async (after, signal) => {
      const { rows, next } = await askForStatistics({ ...wanted, by, after, limit: 500 }, signal);
      return { rows, next };
    },
    [wanted.from, wanted.to, wanted.under, by],
  );
  const rows = useMemo(() => sorted(pages.rows, order), [pages.rows, order]);
  const turn = (column: Column) => setOrder((was) => ({ column, down: was?.column === column ? !was.down : true }));
  return (
    <section class="card">
      <header>
        <h2>{text.byWhom[by]}</h2>
        <Field label={text.rowsAre}>
          <Select
            value={by}
            onWrite={(next) => query.set({ by: next === 'branch' ? undefined : next })}
            options={[
              ['branch', text.branches],
              ['agency', text.agencies],
            ]}
          />
        </Field>
      </header>
      {rows.length > 0 && (
        <div class="scrolls">
          <table>
            <thead>
              <tr>
                <th scope="col">{text.agency}</th>
                {columnNames.map((column) => (
                  <th
                    key={column}
                    scope="col"
                    class="number"
                    aria-sort={order?.column === column ? (order.down ? 'descending' : 'ascending') : undefined}
                  >
                    <button type="button" class="button bare sorts" onClick={() => turn(column)}>
                      {text.columns[column]}
                      <span aria-hidden="true">{order?.column === column ? (order.down ? ' ↓' : ' ↑') : ''}</span>
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.agency}>
                  <th scope="row" class="agency-cell">
                    {by === 'branch' && row.agency ? (
                      <button
                        type="button"
                        class="button bare opens-branch"
                        onClick={() => query.set({ under: row.agency })}
                      >
                        {row.name ?? row.agency}
                      </button>
                    ) : (
                      row.name
                    )}
                    <span class="code quiet">{row.agency}</span>
                  </th>
                  {columnNames.map((column) => (
                    <td key={column} class="number">
                      {inWords(column, columns[column](row))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <More pages={pages} empty={text.nothingCounted} />
    </section>
  );
}

function sorted(
  rows: readonly CountsRow[],
  order: { column: Column; down: boolean } | undefined,
): readonly CountsRow[] {
  if (!order) return rows;
  const value = columns[order.column];
  const sign = order.down ? -1 : 1;
  return [...rows].sort((one, other) => sign * ((value(one) ?? -1) - (value(other) ?? -1)));
}

function inWords(column: Column, value: number | undefined): string {
  if (value === undefined) return '–';
  if (column === 'packetShare' || column === 'pdfShare') return share(value);
  return column === 'toDelivered' || column === 'toAcknowledged' ? words.value.hours(value) : number(value);
}
