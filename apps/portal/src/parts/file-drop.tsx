import { useRef, useState } from 'preact/hooks';
import { size } from '../words/formats.js';
import { inLanguage } from '../words/language.js';
import { Button } from './button.js';
import { fileDropWords } from './file-drop.words.js';
import './file-drop.css';

const words = inLanguage(fileDropWords);

interface FileDropProps {
  readonly file?: File;
  readonly onPick: (file: File) => void;
  /** Endings and types, as a file input takes them. */
  readonly accept?: string;
  readonly disabled?: boolean;
  /** From its field. */
  readonly id?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: 'true';
}

/** One file, picked or dropped. */
export function FileDrop({ file, onPick, accept, disabled, ...field }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { pick, orDrop, another } = words.value;
  const take = (files?: FileList | null) => {
    const [first] = files ?? [];
    if (first && !disabled) onPick(first);
  };
  return (
    <div
      class={over ? 'file-drop over' : 'file-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <input
        {...field}
        ref={input}
        class="unseen"
        type="file"
        tabIndex={-1}
        accept={accept}
        disabled={disabled}
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file, mended, can be picked again.
          event.currentTarget.value = '';
        }}
      />
      {file && (
        <span>
          <span class="strong">{file.name}</span> <span class="quiet">{size(file.size)}</span>
        </span>
      )}
      <Button icon="upload" disabled={disabled} onClick={() => input.current?.click()}>
        {file ? another : pick}
      </Button>
      <span class="quiet">{orDrop}</span>
    </div>
  );
}
