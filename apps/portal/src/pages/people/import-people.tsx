import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { Problem } from '../../api/problem.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { Field } from '../../parts/field.js';
import { FileDrop } from '../../parts/file-drop.js';
import { Note, ProblemNote } from '../../parts/note.js';
import { csvOf, csvType } from '../../parts/csv.js';
import { saveFile } from '../../parts/save-file.js';
import { Table } from '../../parts/table.js';
import { number } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { invitationLink } from './invitation-shown.js';
import { peopleWords } from './people.words.js';

const words = inLanguage(peopleWords);

interface Imported {
  readonly people: readonly { readonly name: string; readonly fullName: string; readonly invitation?: string }[];
  readonly imported: boolean;
}

/** A file of people is tried first; carried out, it gives their invitations once. */
export function ImportPeople({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const text = words.value;
  const [file, setFile] = useState<File>();
  const [outcome, setOutcome] = useState<Imported>();
  const [error, setError] = useState<unknown>();
  const bring = async (dryRun: boolean) => {
    if (!file) return;
    setError(undefined);
    try {
      const csv = await file.text();
      setOutcome(await ask(api.POST('/v1/people/import', { body: { csv, dryRun } })));
      if (!dryRun) onDone();
    } catch (refused) {
      setOutcome(undefined);
      setError(refused);
    }
  };
  const isTried = outcome !== undefined && !outcome.imported;
  return (
    <Dialog title={text.importFile} wide onClose={onClose}>
      <p>{text.importText}</p>
      <Field label={text.file}>
        <FileDrop
          file={file}
          accept=".csv"
          onPick={(picked) => {
            setFile(picked);
            setOutcome(undefined);
            setError(undefined);
          }}
        />
      </Field>
      {error !== undefined && <ProblemNote error={error} />}
      <Faults error={error} />
      {outcome && (
        <Note tone={outcome.imported ? 'good' : 'calm'}>
          {outcome.imported ? text.imported : text.rehearsed(number(outcome.people.length))}
        </Note>
      )}
      <footer>
        <Button onClick={onClose}>{text.close}</Button>
        {outcome?.imported ? (
          <Button kind="primary" icon="download" onClick={() => saveInvitations(outcome)}>
            {text.downloadInvitations}
          </Button>
        ) : (
          <Button kind="primary" disabled={!file} onClick={() => bring(!isTried)}>
            {isTried ? text.carryOut : text.rehearse}
          </Button>
        )}
      </footer>
    </Dialog>
  );
}

function Faults({ error }: { error: unknown }) {
  const text = words.value;
  const { faults } = (error instanceof Problem ? error.written : {}) as { faults?: Schemas['ImportFault'][] };
  if (!faults?.length) return null;
  return (
    <Table heads={[text.row, text.column, text.whatToDo]} label={text.faults}>
      {faults.map(({ row, column, sentence }, n) => (
        <tr key={n}>
          <td>{row}</td>
          <td>{typeof column === 'string' ? column : column?.header}</td>
          <td>{said(sentence)}</td>
        </tr>
      ))}
    </Table>
  );
}

function saveInvitations({ people }: Imported): void {
  const rows = people.map(({ name, fullName, invitation }) => [
    name,
    fullName,
    invitation && invitationLink(invitation),
  ]);
  saveFile('invitations.csv', csvOf([['name', 'fullName', 'invitation'], ...rows]), csvType);
}
