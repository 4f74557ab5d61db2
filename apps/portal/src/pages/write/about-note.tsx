import { Button } from '../../parts/button.js';
import { Field, TextInput } from '../../parts/field.js';
import { Note } from '../../parts/note.js';
import { inLanguage } from '../../words/language.js';
import type { Draft } from './draft.js';
import { writeWords } from './write.words.js';

const words = inLanguage(writeWords);

/** The earlier document this one answers, updates or replaces, and why. */
export function AboutNote({ draft, change }: { draft: Draft; change: (change: Partial<Draft>) => void }) {
  const { about, reason } = draft;
  const text = words.value;
  if (!about) return null;
  return (
    <Note>
      <div class="stack tight">
        <p>
          <a href={`/documents/${about.id}`}>{text.about[about.act](about.code)}</a>: {about.subject}
        </p>
        {about.act !== 'reply' && (
          <Field label={text.reason[about.act]}>
            <TextInput value={reason} required maxLength={500} onWrite={(written) => change({ reason: written })} />
          </Field>
        )}
        <div>
          <Button onClick={() => change({ about: undefined, reason: '' })}>{text.noLonger}</Button>
        </div>
      </div>
    </Note>
  );
}
