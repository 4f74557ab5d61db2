import { api, ask } from '../../api/call.js';
import { Badge } from '../../parts/badge.js';
import { More } from '../../parts/more.js';
import { usePagesOf } from '../../parts/pages-of.js';
import { Table } from '../../parts/table.js';
import { whoIn } from '../../parts/who.js';
import { dayAndTime, number } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { checkTones } from './connection-board.js';
import { connectionsWords } from './connections.words.js';

const words = inLanguage(connectionsWords);

/** What was checked of a branch before, the newest first. */
export function EarlierChecks({ under, shown, turn }: { under: string; shown?: string; turn: number }) {
  const text = words.value;
  const checks = usePagesOf(
    async (before, signal) => {
      const query = { under, before, limit: 50 };
      const { checks: rows, next } = await ask(api.GET('/v1/connection-checks', { params: { query }, signal }));
      return { rows, next };
    },
    [under, turn],
  );
  return (
    <section class="card screen-only">
      <header>
        <h2>{text.earlier}</h2>
      </header>
      {checks.rows.length > 0 && (
        <Table heads={[text.when, text.found, text.kind, text.by]}>
          {checks.rows.map(({ id, at, agencies, reachable, active, by }) => (
            <tr key={id} class={id === shown ? 'chosen' : undefined}>
              <td class="nowrap">
                <a
                  href={`/connections?under=${encodeURIComponent(under)}&check=${id}`}
                  aria-current={id === shown ? 'true' : undefined}
                >
                  {dayAndTime(at)}
                </a>
              </td>
              <td class="nowrap">
                {active?.state === 'announced' ? '–' : `${number(reachable)} / ${number(agencies)}`}
              </td>
              <td>
                {active ? text.active : text.passive}{' '}
                {active && <Badge tone={checkTones[active.state]}>{text.states[active.state]}</Badge>}
              </td>
              <td>{whoIn(by)}</td>
            </tr>
          ))}
        </Table>
      )}
      <More pages={checks} empty={text.noneEarlier} />
    </section>
  );
}
