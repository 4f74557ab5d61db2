import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Page } from '../../app/page.js';
import { pageTitles } from '../../app/shell.words.js';
import { Button } from '../../parts/button.js';
import { Field, TextInput } from '../../parts/field.js';
import { FileDrop } from '../../parts/file-drop.js';
import { ProblemNote } from '../../parts/note.js';
import { saveFromAxis } from '../../parts/save-file.js';
import { inLanguage } from '../../words/language.js';
import { bringFile, triedFile } from './bring-file.js';
import { EarlierImports } from './earlier-imports.js';
import { importsWords } from './imports.words.js';

const words = inLanguage(importsWords);

/** A file of agencies is tried first, whatever it holds; its own page says what it would do. */
export default function ImportsPage() {
  const text = words.value;
  const { route } = useLocation();
  const [file, setFile] = useState<File>();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const rehearse = async (event: Event) => {
    event.preventDefault();
    if (!file) return;
    setError(undefined);
    setSending(true);
    try {
      const id = await bringFile(file, { dryRun: true, reason });
      triedFile.value = { id, file, reason };
      route(`/imports/${id}`);
    } catch (refused) {
      setError(refused);
    } finally {
      setSending(false);
    }
  };
  return (
    <Page
      title={inLanguage(pageTitles).value.imports}
      acts={
        <Button icon="download" onClick={() => saveFromAxis('/v1/agencies/export?format=xlsx', 'agencies.xlsx')}>
          {text.getTemplate}
        </Button>
      }
    >
      <form class="card" onSubmit={rehearse}>
        <div class="inside stack">
          <p>{text.intro}</p>
          <Field label={text.file}>
            <FileDrop file={file} accept=".csv,.xlsx" onPick={setFile} disabled={sending} />
          </Field>
          <Field label={text.reason} hint={text.reasonHint}>
            <TextInput value={reason} maxLength={500} onWrite={setReason} />
          </Field>
          {sending && (
            <div>
              <div class="waiting" role="progressbar" aria-label={text.sending} />
              <p role="status">{text.sending}</p>
            </div>
          )}
          {error !== undefined && <ProblemNote error={error} />}
          <div class="row">
            <Button type="submit" kind="primary" disabled={!file || sending}>
              {text.rehearse}
            </Button>
            <span class="quiet">{text.rehearseHint}</span>
          </div>
        </div>
      </form>
      <EarlierImports />
    </Page>
  );
}
