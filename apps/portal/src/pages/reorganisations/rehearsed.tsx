import { Badge } from '../../parts/badge.js';
import { Note } from '../../parts/note.js';
import { Table } from '../../parts/table.js';
import { number } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { placeInWords } from './place-in-words.js';
import type { Plan, Rehearsal } from './plan.js';
import { PlanTrees } from './plan-trees.js';
import { reorganisationsWords } from './reorganisations.words.js';

const words = inLanguage(reorganisationsWords);

/** What a rehearsal found: what is wrong and where, what stands before and after, and what is under way. */
export function Rehearsed({ plan, rehearsal }: { plan: Plan; rehearsal: Rehearsal }) {
  const text = words.value;
  const { faults, warnings, counts, leftOut } = rehearsal;
  return (
    <section class="stack" aria-label={text.rehearsal}>
      <Note tone={faults > 0 ? 'bad' : warnings > 0 ? 'wait' : 'good'}>
        <p class="strong">{faults > 0 ? text.hasFaults(faults) : text.noFaults(warnings)}</p>
        <p>{text.counts(counts)}</p>
      </Note>
      {rehearsal.findings.length > 0 && <Findings rehearsal={rehearsal} />}
      <PlanTrees plan={plan} before={rehearsal.before} after={rehearsal.after} />
      {leftOut > 0 && <p class="quiet">{text.leftOut(leftOut)}</p>}
      <Waiting rehearsal={rehearsal} />
    </section>
  );
}

function Findings({ rehearsal: { findings } }: { rehearsal: Rehearsal }) {
  const text = words.value;
  return (
    <section class="card">
      <header>
        <h2>{text.findings}</h2>
      </header>
      <Table heads={[text.weight, text.place, text.finding]}>
        {findings.map(({ code, where, weight, sentence }) => (
          <tr key={`${where}${code}`}>
            <td>
              <Badge tone={weight === 'fault' ? 'bad' : 'wait'} icon={weight === 'fault' ? 'bad' : 'warning'}>
                {text.weights[weight]}
              </Badge>
            </td>
            <td class="nowrap">
              <button type="button" class="button bare to-row" onClick={() => goTo(where)}>
                {placeInWords(where)}
              </button>
            </td>
            <td>{said(sentence)}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

/** To the row it stands in, where that is drawn. */
function goTo(where: string): void {
  const [, section, n] = /^(\w+)\[(\d+)\]/.exec(where) ?? [];
  const row = document.getElementById(`${section}-${n}`);
  row?.scrollIntoView({ block: 'center' });
  row?.focus();
}

function Waiting({ rehearsal: { waiting } }: { rehearsal: Rehearsal }) {
  const text = words.value;
  if (waiting.length === 0) return <p class="quiet">{text.nothingWaits}</p>;
  return (
    <section class="card">
      <header>
        <h2>{text.waiting}</h2>
      </header>
      <Table
        heads={[
          text.code,
          { label: text.pending, number: true },
          { label: text.unacknowledged, number: true },
          text.goesTo,
        ]}
      >
        {waiting.map(({ agency, receivesFor, pending, unacknowledged }) => (
          <tr key={agency}>
            <th scope="row" class="code">
              {agency}
            </th>
            <td class="number">{number(pending)}</td>
            <td class="number">{number(unacknowledged)}</td>
            <td>{receivesFor ? <span class="code">{receivesFor}</span> : text.nobodyReceives}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
