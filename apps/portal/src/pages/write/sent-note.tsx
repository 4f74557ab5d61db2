import { Button, ButtonLink } from '../../parts/button.js';
import { Note } from '../../parts/note.js';
import { saveFile } from '../../parts/save-file.js';
import { inLanguage, said } from '../../words/language.js';
import type { Sent } from './answers.js';
import { writeWords } from './write.words.js';

const words = inLanguage(writeWords);

/** It is sent: the receipt, and where to see what becomes of it. */
export function SentNote({ sent, onNew }: { sent: Sent; onNew: () => void }) {
  const text = words.value;
  const { id, receipt, warnings } = sent;
  return (
    <Note tone="good">
      <div class="stack" role="status">
        <p class="strong">{text.sent}</p>
        {warnings.length > 0 && (
          <div>
            <p>{text.sentWarnings}</p>
            <ul>
              {warnings.map((warning) => (
                <li key={warning.code}>{said(warning.sentence)}</li>
              ))}
            </ul>
          </div>
        )}
        <div class="row">
          <ButtonLink kind="primary" icon="next" href={`/documents/${id}`}>
            {text.showDocument}
          </ButtonLink>
          <Button icon="download" onClick={() => saveFile(`bien-nhan-${id}.jws`, receipt, 'application/jose')}>
            {text.receipt}
          </Button>
          <Button icon="write" onClick={onNew}>
            {text.newOne}
          </Button>
        </div>
      </div>
    </Note>
  );
}
