import { api, ask } from '../../api/call.js';
import { MoreRows } from '../../parts/more-rows.js';
import { usePagesOf } from '../../parts/pages-of.js';
import { Table } from '../../parts/table.js';
import { number } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { importsWords } from './imports.words.js';

const words = inLanguage(importsWords);

/** Every fault with its place in the file and how to mend it, by row and column. */
export function ImportFaults({ id, count }: { id: string; count: number }) {
  const text = words.value;
  const faults = usePagesOf(
    async (after, signal) => {
      const params = { path: { id }, query: { after: after === undefined ? undefined : Number(after), limit: 200 } };
      const page = await ask(api.GET('/v1/agencies/imports/{id}/faults', { params, signal }));
      return { rows: page.faults, next: page.next?.toString() };
    },
    [id, count],
  );
  return (
    <section class="card">
      <header>
        <h2>{text.faults}</h2>
        <span class="quiet">{text.faultsCount(number(count))}</span>
      </header>
      <Table heads={[{ label: text.row, number: true, class: 'import-place' }, text.column, text.whatToDo]}>
        {faults.rows.map(({ row, column, sentence, code }, n) => (
          <tr key={`${row}${column?.letters}${code}${n}`}>
            <td class="number">{row ?? text.wholeFile}</td>
            <td class="nowrap">
              {column && (
                <>
                  <span class="code">{column.letters}</span> {column.header}
                </>
              )}
            </td>
            <td>{said(sentence)}</td>
          </tr>
        ))}
      </Table>
      <MoreRows pages={faults} />
    </section>
  );
}
