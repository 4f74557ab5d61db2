import { Badge } from '../../parts/badge.js';
import { Note } from '../../parts/note.js';
import { size } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import type { Checked } from './answers.js';
import { writeWords } from './write.words.js';

const words = inLanguage(writeWords);

/** What the document would be, were it sent now: before the law, file by file, and what to look at. */
export function CheckOutcome({ checked: { standing, attachments, warnings } }: { checked: Checked }) {
  const text = words.value;
  const isSigned = standing.standing !== 'information';
  return (
    <Note tone={isSigned ? 'good' : 'wait'}>
      <div class="stack tight" role="status">
        <p>
          {text.acceptable} <span class="strong">{said(standing.sentence)}</span>
        </p>
        <ul class="stack tight">
          {attachments.map((file) => (
            <li key={file.n}>
              <Badge tone={file.signed ? 'good' : 'wait'} icon={file.signed ? 'good' : 'warning'}>
                {file.signed ? text.signed : text.unsigned}
              </Badge>{' '}
              <span class="strong">{file.name}</span> <span class="quiet">{size(file.bytes)}</span>:{' '}
              {said(file.sentence)}
            </li>
          ))}
        </ul>
        {warnings.length > 0 && (
          <>
            <p class="strong">{text.sentWarnings}</p>
            <ul>
              {warnings.map((warning) => (
                <li key={warning.code}>{said(warning.sentence)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Note>
  );
}
