import { useState } from 'preact/hooks';
import { api, ask } from '../../api/call.js';
import { useAsked } from '../../parts/asked.js';
import { Button } from '../../parts/button.js';
import { ActDialog } from '../../parts/dialog.js';
import { codeOf } from '../../parts/documents/code-of.js';
import type { ReceivedLine } from '../../parts/documents/lines.js';
import { RegisterNumber } from '../../parts/documents/register-number.js';
import { Field, TextInput } from '../../parts/field.js';
import { tell } from '../../parts/told.js';
import { dayForField, number as shown } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { booksWords } from './books.words.js';

const words = inLanguage(booksWords);
/** Among so many of the newest; older ones are found on the page of received documents. */
const lookedAtMax = 200;

interface NotEnteredProps {
  readonly agency: string;
  readonly onEntered: () => void;
}

/** What was acknowledged without a number: it is entered here. Nothing where everything is. */
export function NotEntered({ agency, onEntered }: NotEnteredProps) {
  const text = words.value;
  const [entering, setEntering] = useState<ReceivedLine>();
  const asked = useAsked(
    async (signal) => {
      const query = {
        role: 'received' as const,
        agency: [agency],
        state: ['acknowledged' as const],
        limit: lookedAtMax,
      };
      const { documents } = await ask(api.GET('/v1/documents', { params: { query }, signal }));
      return documents.flatMap((line) => (line.role === 'received' && !line.entry ? [line] : []));
    },
    [agency],
  );
  const lines = asked.data ?? [];
  if (lines.length === 0) return null;
  return (
    <details class="card" open={lines.length <= 10}>
      <summary class="inside strong">{text.notEntered(shown(lines.length))}</summary>
      <ul class="inside stack tight">
        {lines.map((line) => (
          <li key={line.delivery} class="row apart">
            <span>
              <a href={`/documents/${line.id}`}>{codeOf(line)}</a> {line.subject}{' '}
              <span class="quiet">{line.senderName ?? line.sender}</span>
            </span>
            <Button aria-label={text.enterTitle(codeOf(line))} onClick={() => setEntering(line)}>
              {text.enter}
            </Button>
          </li>
        ))}
      </ul>
      {entering && (
        <Enter
          line={entering}
          onEntered={() => {
            asked.again();
            onEntered();
          }}
          onClose={() => setEntering(undefined)}
        />
      )}
    </details>
  );
}

interface EnterProps {
  readonly line: ReceivedLine;
  readonly onEntered: () => void;
  readonly onClose: () => void;
}

function Enter({ line, onEntered, onClose }: EnterProps) {
  const text = words.value;
  const [number, setNumber] = useState('');
  const [on, setOn] = useState(dayForField(new Date()));
  const enter = async () => {
    const params = { path: { id: line.delivery } };
    const body = { on: on || undefined, number: number.trim() === '' ? undefined : Number(number) };
    const entry = await ask(api.POST('/v1/deliveries/{id}/entry', { params, body }));
    tell(text.entered(String(entry.number)));
    onEntered();
  };
  return (
    <ActDialog title={text.enterTitle(codeOf(line))} act={text.enter} onAct={enter} onClose={onClose}>
      <p>{line.subject}</p>
      <div class="grid">
        <Field label={text.enterNumber} hint={text.enterHint}>
          <RegisterNumber value={number} onWrite={setNumber} />
        </Field>
        <Field label={text.on}>
          <TextInput type="date" value={on} required onWrite={setOn} />
        </Field>
      </div>
    </ActDialog>
  );
}
