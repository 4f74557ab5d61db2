import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.js';
import { Field, Select, TextInput } from '../../parts/field.js';
import { Note } from '../../parts/note.js';
import { csvOf, csvType } from '../../parts/csv.js';
import { saveFile } from '../../parts/save-file.js';
import { Table } from '../../parts/table.js';
import { dayForField } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { withoutAccents } from '../../words/without-accents.js';
import type { ConnectionBoard } from './connection-board.js';
import { connectionsWords } from './connections.words.js';
import { whatToDo } from './what-to-do.js';

const words = inLanguage(connectionsWords);
type Row = ConnectionBoard['unreachable'][number];

/** Whom a check did not reach, why, and what to do: for who has to telephone. */
export function Unreachable({ board }: { board: ConnectionBoard }) {
  const text = words.value;
  const [wanted, setWanted] = useState('');
  const [code, setCode] = useState('');
  const { unreachable, agencies, reachable } = board;
  const shown = unreachable.filter((row) => matches(row, wanted, code));
  const unseen = agencies - reachable - unreachable.length;
  if (agencies === 0) return <Note>{text.nobodyThere}</Note>;
  if (unreachable.length === 0) return <Note tone="good">{text.allReachable}</Note>;
  const kinds = [...new Set(unreachable.flatMap(({ problems }) => problems.map((problem) => problem.code)))].sort();
  const save = () =>
    saveFile(
      `${text.fileName}-${board.under}-${dayForField(new Date(board.at))}.csv`,
      csvOf([text.columns, ...shown.flatMap(cellsOf)]),
      csvType,
    );
  return (
    <section class="card">
      <header>
        <h2>{text.notReached(unreachable.length)}</h2>
        <Button icon="download" onClick={save}>
          {text.saveCsv}
        </Button>
      </header>
      <div class="inside filters screen-only">
        <Field label={text.filter}>
          <TextInput type="search" value={wanted} onWrite={setWanted} />
        </Field>
        <Field label={text.reason}>
          <Select
            value={code}
            onWrite={setCode}
            options={[['', text.everyReason], ...kinds.map((each) => [each, text.kinds[each] ?? each] as const)]}
          />
        </Field>
      </div>
      <Table heads={[text.agency, text.system, text.why, text.whatToDo]}>
        {shown.map((row) => (
          <UnreachableRow key={row.agency} row={row} />
        ))}
      </Table>
      {shown.length === 0 && <p class="empty">{text.nothingFiltered}</p>}
      {unseen > 0 && <p class="inside quiet">{text.andMore(unseen)}</p>}
    </section>
  );
}

function UnreachableRow({ row: { agency, name, system, receivedBy, problems } }: { row: Row }) {
  const text = words.value;
  return (
    <tr>
      <th scope="row" class="agency-cell">
        <a href={`/agencies/${encodeURIComponent(agency)}`}>{name}</a>
        <span class="code quiet">{agency}</span>
        {receivedBy && <span class="quiet">{text.receivedBy(receivedBy)}</span>}
      </th>
      <td>
        {system ? (
          <a href={`/systems/${encodeURIComponent(system)}`}>{system}</a>
        ) : (
          <span class="quiet">{text.noSystem}</span>
        )}
      </td>
      <td>
        {problems.map(({ code, sentence }) => (
          <p key={code}>{said(sentence)}</p>
        ))}
      </td>
      <td class="quiet">
        {problems.map(({ code }) => (
          <p key={code}>{whatToDo(code)}</p>
        ))}
      </td>
    </tr>
  );
}

function matches({ agency, name, system = '', problems }: Row, wanted: string, code: string): boolean {
  if (code !== '' && !problems.some((problem) => problem.code === code)) return false;
  const looked = withoutAccents(`${agency} ${name} ${system}`);
  return withoutAccents(wanted)
    .split(/\s+/)
    .every((word) => looked.includes(word));
}

function cellsOf({ agency, name, system, receivedBy, problems }: Row): string[][] {
  return problems.map(({ code, sentence }) => [
    agency,
    name,
    system ?? '',
    said(sentence),
    whatToDo(code),
    receivedBy ?? '',
  ]);
}
