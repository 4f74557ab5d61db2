import { useRef, useState } from 'preact/hooks';
import { Badge } from '../../parts/badge.js';
import { Button } from '../../parts/button.js';
import { Note } from '../../parts/note.js';
import { size } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import type { DraftFile } from './draft.js';
import { writeWords } from './write.words.js';
import '../../parts/file-drop.css';
import './file-list.css';

const words = inLanguage(writeWords);

interface FileListProps {
  readonly files: readonly DraftFile[];
  /** What the agency's packets may have; base64 makes four bytes of three. */
  readonly packetBytesMax: number;
  readonly onAdd: (files: readonly File[]) => void;
  readonly onRemove: (id: string) => void;
  readonly onOrder: (files: readonly DraftFile[]) => void;
}

/** The document first, then its appendices, in the order in which they are sent. */
export function FileList({ files, packetBytesMax, onAdd, onRemove, onOrder }: FileListProps) {
  const text = words.value;
  const bytes = files.reduce((sum, each) => sum + each.bytes, 0);
  const bytesMax = Math.floor((packetBytesMax * 3) / 4) - 1_000_000;
  const [main] = files;
  const move = (at: number, step: number) => {
    const next = [...files];
    const [moved] = next.splice(at, 1);
    if (moved) next.splice(at + step, 0, moved);
    onOrder(next);
  };
  return (
    <section class="card">
      <header>
        <h2>{text.files}</h2>
        {files.length > 0 && <span class="quiet">{text.total(files.length, size(bytes))}</span>}
      </header>
      <div class="inside stack">
        <p class="quiet">{text.filesHint}</p>
        {files.length > 0 && (
          <ol class="files">
            {files.map((file, n) => (
              <li key={file.id}>
                <span class="file-name">
                  {file.name} <span class="quiet nowrap">{file.bytes === 0 ? text.emptyFile : size(file.bytes)}</span>
                </span>
                <Badge tone={n === 0 ? 'accent' : 'calm'}>{n === 0 ? text.mainFile : text.appendix}</Badge>
                <span class="row">
                  <Button
                    kind="bare"
                    disabled={n === 0}
                    aria-label={text.earlier(file.name)}
                    icon="back"
                    class="up"
                    onClick={() => move(n, -1)}
                  />
                  <Button
                    kind="bare"
                    disabled={n === files.length - 1}
                    aria-label={text.later(file.name)}
                    icon="down"
                    onClick={() => move(n, 1)}
                  />
                  <Button
                    kind="bare"
                    icon="close"
                    aria-label={text.without(file.name)}
                    onClick={() => onRemove(file.id)}
                  />
                </span>
              </li>
            ))}
          </ol>
        )}
        {main && !/\.pdf$/i.test(main.name) && <Note tone="wait">{text.notPdf}</Note>}
        {bytes > bytesMax && <Note tone="bad">{text.tooLarge(size(bytesMax))}</Note>}
        <Pick onAdd={onAdd} />
      </div>
    </section>
  );
}

function Pick({ onAdd }: { onAdd: (files: readonly File[]) => void }) {
  const text = words.value;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
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
        onAdd([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <input
        ref={input}
        class="unseen"
        type="file"
        multiple
        tabIndex={-1}
        aria-label={text.pick}
        onChange={(event) => {
          onAdd([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Button icon="upload" onClick={() => input.current?.click()}>
        {text.pick}
      </Button>
      <span class="quiet">{text.orDrop}</span>
    </div>
  );
}
