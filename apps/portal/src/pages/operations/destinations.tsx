import { api, ask } from '../../api/call.js';
import type { paths } from '../../api/v1.js';
import { Badge, type Tone } from '../../parts/badge.js';
import { More } from '../../parts/more.js';
import { usePagesOf } from '../../parts/pages-of.js';
import { Table } from '../../parts/table.js';
import { dayAndTime, lasting, number } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { operationsWords } from './operations.words.js';

const words = inLanguage(operationsWords);

export type Destination =
  paths['/v1/destinations']['get']['responses'][200]['content']['application/json']['destinations'][number];

const tones = { untried: 'calm', working: 'good', failing: 'wait', probed: 'bad' } as const satisfies Record<
  Destination['state'],
  Tone
>;

/** Where packets are brought to, whether that works, and what failed last. */
export function Destinations() {
  const text = words.value;
  const destinations = usePagesOf(async (after, signal) => {
    const query = { after, limit: 100 };
    const { destinations: rows, next } = await ask(api.GET('/v1/destinations', { params: { query }, signal }));
    return { rows, next };
  }, []);
  return (
    <>
      <p class="quiet">{text.destinationsMean}</p>
      <section class="card">
        {destinations.rows.length > 0 && <DestinationTable rows={destinations.rows} />}
        <More pages={destinations} empty={text.noDestinations} />
      </section>
    </>
  );
}

export function DestinationTable({ rows }: { rows: readonly Destination[] }) {
  const text = words.value;
  return (
    <Table
      heads={[text.system, text.circuit, text.lastFailure, text.lastSuccess, { label: text.underWay, number: true }]}
    >
      {rows.map(({ system, url, takesPost, state, failures, failingSince, nextAt, problem, ...row }) => (
        <tr key={system}>
          <th scope="row" class="agency-cell">
            <a href={`/systems/${encodeURIComponent(system)}`}>{system}</a>
            <span class="code quiet url">{url}</span>
          </th>
          <td>
            <Badge tone={tones[state]}>{text.circuits[state]}</Badge>{' '}
            {takesPost !== 'push' && <span class="quiet">{text.takesPost[takesPost]}</span>}
            {failingSince && (
              <p>{text.failingSince(number(failures), lasting(Date.parse(failingSince), Date.now()))}</p>
            )}
            {nextAt && <p class="quiet">{text.nextAt(dayAndTime(nextAt))}</p>}
          </td>
          <td>
            {problem ? said(problem.sentence) : <span class="quiet">–</span>}
            {row.said && <p class="quiet code url">{row.said}</p>}
          </td>
          <td class="nowrap">{row.succeededAt ? dayAndTime(row.succeededAt) : '–'}</td>
          <td class="number">{number(row.underWay)}</td>
        </tr>
      ))}
    </Table>
  );
}
