import { useRef, useState } from 'preact/hooks';
import { Button } from '../../parts/button.js';
import { ActDialog } from '../../parts/dialog.js';
import { inLanguage } from '../../words/language.js';
import { reorganisationsWords } from './reorganisations.words.js';

const words = inLanguage(reorganisationsWords);

interface PlanFileProps {
  readonly onFile: (file: File) => void;
  readonly onSave: () => void;
  readonly onForget: () => void;
}

/** The same file that `edoc reorganise FILE` takes: brought by the picker or dropped here, and saved again. */
export function PlanFile({ onFile, onSave, onForget }: PlanFileProps) {
  const text = words.value;
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [forgetting, setForgetting] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer?.files[0];
    if (file) onFile(file);
  };
  const pick = (event: { currentTarget: HTMLInputElement }) => {
    const file = event.currentTarget.files?.[0];
    if (file) onFile(file);
    // The same file chosen again, mended meanwhile, is read again.
    event.currentTarget.value = '';
  };
  return (
    <div
      class={over ? 'card inside row drop-place over' : 'card inside row drop-place'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p class="quiet">{text.fileHint}</p>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={text.openFile}
        onChange={pick}
      />
      <Button icon="upload" onClick={() => picker.current?.click()}>
        {text.openFile}
      </Button>
      <Button icon="download" onClick={onSave}>
        {text.saveFile}
      </Button>
      <Button kind="bare" onClick={() => setForgetting(true)}>
        {text.beginAnew}
      </Button>
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
    </div>
  );
}
