import { useState } from 'preact/hooks';
import { AgencyPicker } from '../../parts/agency-picker.js';
import { AgencyName } from '../../parts/agency-name.js';
import { Button } from '../../parts/button.js';
import { ActDialog } from '../../parts/dialog.js';
import { Field } from '../../parts/field.js';
import { number } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import type { Addressee } from './draft.js';
import { fetchAgency } from './fetch-recipients.js';
import { RecipientTree } from './recipient-tree.js';
import { recipientsWords } from './recipients.words.js';
import { SavedLists } from './saved-lists.js';
import './recipients.css';

const words = inLanguage(recipientsWords);
const rowHeight = 36;
const boxHeight = 252;
const beyond = 5;

interface RecipientsProps {
  readonly agency: string;
  readonly recipients: readonly Addressee[];
  readonly onChange: (recipients: readonly Addressee[]) => void;
}

/** To whom: searched, picked from the tree, a whole branch, or from a list that was saved. The sender is never among them. */
export function Recipients({ agency, recipients, onChange }: RecipientsProps) {
  const text = words.value;
  const [dialog, setDialog] = useState<'tree' | 'clear'>();
  const add = (more: readonly Addressee[]) => {
    const all = new Map(recipients.map((each) => [each.code, each]));
    for (const each of more) if (each.code !== agency) all.set(each.code, each);
    onChange([...all.values()]);
    return all.size - recipients.length;
  };
  const remove = (code: string) => onChange(recipients.filter((each) => each.code !== code));
  const close = () => setDialog(undefined);
  const count = number(recipients.length);
  return (
    <section class="card" aria-label={text.title(count)}>
      <header>
        <h2>{text.title(count)}</h2>
        <div class="row">
          <Button icon="agencies" onClick={() => setDialog('tree')}>
            {text.fromTree}
          </Button>
          {recipients.length > 1 && <Button onClick={() => setDialog('clear')}>{text.clear}</Button>}
        </div>
      </header>
      <div class="inside stack">
        <Field label={text.add} hint={text.addHint}>
          <AgencyPicker
            picked={[]}
            several
            recipients
            onPick={async ([code]) => code !== undefined && add([await fetchAgency(code)])}
          />
        </Field>
        {recipients.length === 0 && <p class="quiet">{text.none}</p>}
        {recipients.length > 0 && <Picked recipients={recipients} onRemove={remove} />}
        <SavedLists agency={agency} recipients={recipients} onAdd={add} />
      </div>
      {dialog === 'tree' && <RecipientTree recipients={recipients} onAdd={add} onRemove={remove} onClose={close} />}
      {dialog === 'clear' && (
        <ActDialog
          title={text.clear}
          act={text.clearAct(count)}
          kind="grave"
          onAct={() => Promise.resolve(onChange([]))}
          onClose={close}
        >
          <p>{text.clearSays}</p>
        </ActDialog>
      )}
    </section>
  );
}

/** Only what is in sight is drawn: a province writes to 3,321 communes. */
function Picked({ recipients, onRemove }: { recipients: readonly Addressee[]; onRemove: (code: string) => void }) {
  const [scrolled, setScrolled] = useState(0);
  const from = Math.max(0, Math.floor(scrolled / rowHeight) - beyond);
  const seen = recipients.slice(from, from + Math.ceil(boxHeight / rowHeight) + 2 * beyond);
  return (
    <div
      class="recipients"
      style={{ maxHeight: `${boxHeight}px` }}
      tabIndex={0}
      role="group"
      aria-label={words.value.list}
      onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
    >
      <ul style={{ height: `${recipients.length * rowHeight}px` }}>
        {seen.map((each, n) => (
          <li key={each.code} style={{ top: `${(from + n) * rowHeight}px`, height: `${rowHeight}px` }}>
            <Recipient {...each} />
            <Button
              kind="bare"
              icon="close"
              aria-label={words.value.remove(each.name || each.code)}
              onClick={() => onRemove(each.code)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Recipient({ code, name }: Addressee) {
  if (!name) return <AgencyName code={code} />;
  return (
    <span>
      {name} <span class="code quiet">{code}</span>
    </span>
  );
}
