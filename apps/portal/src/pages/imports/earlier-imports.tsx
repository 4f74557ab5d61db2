import { api, ask } from '../../api/call.js';
import { Badge } from '../../parts/badge.js';
import { More } from '../../parts/more.js';
import { usePagesOf } from '../../parts/pages-of.js';
import { Table } from '../../parts/table.js';
import { dayAndTime, number } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { toneOfImport } from './import-tones.js';
import { importsWords } from './imports.words.js';

const words = inLanguage(importsWords);

/** Every file that was brought, tried or in earnest, and what became of it: each leads to its own page. */
export function EarlierImports() {
  const text = words.value;
  const pages = usePagesOf(async (after, signal) => {
    const { imports: rows, next } = await ask(
      api.GET('/v1/agencies/imports', { params: { query: { after } }, signal }),
    );
    return { rows, next };
  }, []);
  return (
    <section class="card" aria-labelledby="earlier-imports">
      <header>
        <h2 id="earlier-imports">{text.earlier}</h2>
      </header>
      {pages.rows.length > 0 && (
        <Table heads={[text.begun, text.who, text.rows, text.faults, text.stateOf, text.reason]}>
          {pages.rows.map(({ id, begunAt, who, rows, faults, state, reason }) => (
            <tr key={id}>
              <td class="nowrap">
                <a href={`/imports/${id}`}>{dayAndTime(begunAt)}</a>
              </td>
              <td>{who}</td>
              <td>{number(rows)}</td>
              <td>{faults > 0 ? number(faults) : ''}</td>
              <td>
                <Badge tone={toneOfImport(state)}>{text.states[state]}</Badge>
              </td>
              <td>{reason}</td>
            </tr>
          ))}
        </Table>
      )}
      <More pages={pages} empty={text.noEarlier} />
    </section>
  );
}
