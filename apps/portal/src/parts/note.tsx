import type { ComponentChildren } from 'preact';
import { Problem } from '../api/problem.js';
import { inLanguage } from '../words/language.js';
import { Button } from './button.js';
import { Icon, type IconName } from './icon.js';
import { tell } from './told.js';
import { noteWords } from './note.words.js';

const words = inLanguage(noteWords);
const icons = { good: 'good', wait: 'warning', bad: 'bad', calm: 'note' } as const satisfies Record<string, IconName>;

interface NoteProps {
  readonly tone?: keyof typeof icons;
  readonly children: ComponentChildren;
}

export function Note({ tone = 'calm', children }: NoteProps) {
  return (
    <div class={`note ${tone}`} role={tone === 'bad' ? 'alert' : 'note'}>
      <Icon name={icons[tone]} />
      <div>{children}</div>
    </div>
  );
}

/** A refusal as people read it: what is wrong, and what to quote when asking for help ("Báo sự cố"). */
export function ProblemNote({ error, again }: { error: unknown; again?: () => void }) {
  if (!(error instanceof Problem)) throw error;
  const { tryAgain, report, reported, occurrenceIs } = words.value;
  const copy = async () => {
    await navigator.clipboard.writeText(reportOf(error));
    tell(reported);
  };
  return (
    <Note tone="bad">
      <p>{error.sentence}</p>
      {error.occurrence && (
        <p class="small quiet">
          {occurrenceIs} <code>{error.occurrence}</code>
        </p>
      )}
      <div class="row">
        {again && (
          <Button icon="again" onClick={again}>
            {tryAgain}
          </Button>
        )}
        {error.status !== 0 && (
          <Button kind="bare" onClick={copy}>
            {report}
          </Button>
        )}
      </div>
    </Note>
  );
}

/** Nothing of the document, nothing of the person: where, when and what was refused. */
function reportOf({ code, occurrence, status, sentence }: Problem): string {
  const when = new Date().toISOString();
  return [sentence, `${code} (${status})`, occurrence ?? '', when, location.pathname].filter(Boolean).join('\n');
}
