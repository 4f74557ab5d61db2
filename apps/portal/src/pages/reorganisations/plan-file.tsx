import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.js';
import { ActDialog } from '../../parts/dialog.js';
import { Field } from '../../parts/field.js';
import { FileDrop } from '../../parts/file-drop.js';
import { inLanguage } from '../../words/language.js';
import { reorganisationsWords } from './reorganisations.words.js';

const words = inLanguage(reorganisationsWords);

interface PlanFileProps {
  readonly onFile: (file: File) => void;
  readonly onSave: () => void;
  readonly onForget: () => void;
}

/** The same file that `edoc reorganise FILE` takes: brought here, and saved again. */
export function PlanFile({ onFile, onSave, onForget }: PlanFileProps) {
  const text = words.value;
  const [forgetting, setForgetting] = useState(false);
  return (
    <section class="card screen-only">
      <div class="inside stack">
        <Field label={text.openFile} hint={text.fileHint}>
          <FileDrop accept=".json,application/json" onPick={onFile} />
        </Field>
        <div class="row">
          <Button icon="download" onClick={onSave}>
            {text.saveFile}
          </Button>
          <Button kind="bare" onClick={() => setForgetting(true)}>
            {text.beginAnew}
          </Button>
        </div>
      </div>
      {forgetting && (
        <ActDialog
          title={text.beginAnew}
          act={text.forget}
          kind="grave"
          onAct={() => Promise.resolve(onForget())}
          onClose={() => setForgetting(false)}
        >
          <p>{text.forgetMeans}</p>
        </ActDialog>
      )}
    </section>
  );
}
