import { useState } from 'preact/hooks';
import type { Schemas } from '../../api/call.js';
import { PartyName } from '../../parts/documents/party-name.js';
import { StateBadge } from '../../parts/documents/state-badge.js';
import { Choice, Field, TextInput } from '../../parts/field.js';
import { ProblemNote } from '../../parts/note.js';
import { number } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { foldText } from '../../words/fold-text.js';
import { useAllDeliveries } from './all-deliveries.js';
import { answersWords } from './answers.words.js';

interface ChooseRecipientsProps {
  readonly document: Schemas['Document'];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

const words = inLanguage(answersWords);
/** Of thousands nobody reads all: what is looked for stands among the first. */
const shownMax = 100;
const mayBeTakenBack: readonly string[] = ['pending', 'delivered', 'acknowledged'];

/** Recipients that hold the document, or are to get it, by name or code. */
export function ChooseRecipients({ document, chosen, onChoose }: ChooseRecipientsProps) {
  const text = words.value;
  const [sought, setSought] = useState('');
  const { rows, error } = useAllDeliveries(document, true);
  const folded = foldText(sought.trim());
  const found = rows
    .filter(({ state }) => mayBeTakenBack.includes(state))
    .filter(({ recipient, recipientName = '' }) => foldText(`${recipient} ${recipientName}`).includes(folded));
  const choose = (code: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(code);
    else next.delete(code);
    onChoose(next);
  };
  return (
    <fieldset class="stack">
      <legend>{text.fromSome}</legend>
      {error !== undefined && <ProblemNote error={error} />}
      {rows.length > 8 && (
        <Field label={text.search}>
          <TextInput type="search" value={sought} onWrite={setSought} />
        </Field>
      )}
      <div class="chosen-recipients">
        {found.slice(0, shownMax).map(({ id, recipient, recipientName, state, stateName }) => (
          <Choice key={id} checked={chosen.has(recipient)} onChoose={(isChosen) => choose(recipient, isChosen)}>
            <PartyName code={recipient} name={recipientName} /> <StateBadge state={state} name={stateName} />
          </Choice>
        ))}
      </div>
      <p class="quiet" role="status">
        {chosen.size === 0 ? text.chooseSome : text.chosen(number(chosen.size))}
      </p>
    </fieldset>
  );
}
