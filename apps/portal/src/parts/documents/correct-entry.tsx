import { useState } from 'preact/hooks';
import { api, ask } from '../../api/call.js';
import { plainDay } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { ActDialog } from '../dialog.js';
import { Field, TextArea, TextInput } from '../field.js';
import { tell } from '../told.js';
import { correctEntryWords } from './correct-entry.words.js';
import { RegisterNumber } from './register-number.js';

const words = inLanguage(correctEntryWords);

/** Where a delivery stands in the register of received documents, as the clerk sees it. */
export interface Entry {
  readonly year: number;
  readonly number: number;
  readonly on: string;
}

interface CorrectEntryProps {
  readonly delivery: string;
  readonly entry: Entry;
  readonly subject?: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Another number, another day, or both, and why. Who corrects what somebody else corrected meanwhile is told so. */
export function CorrectEntry({ delivery, entry, subject, onDone, onClose }: CorrectEntryProps) {
  const text = words.value;
  const { year, number: numberWas, on: dayWas } = entry;
  const [number, setNumber] = useState(String(numberWas));
  const [on, setOn] = useState(dayWas);
  const [reason, setReason] = useState('');
  const isSame = Number(number) === numberWas && on === dayWas;
  const correct = async () => {
    const body = {
      was: { year, number: numberWas, on: dayWas },
      number: Number(number) === numberWas ? undefined : Number(number),
      on: on === dayWas ? undefined : on,
      reason: reason.trim(),
    };
    const params = { path: { id: delivery } };
    const corrected = await ask(api.POST('/v1/deliveries/{id}/entry/corrections', { params, body }));
    tell(text.done(String(corrected.number), plainDay(corrected.on)));
    onDone();
  };
  const title = text.title(String(numberWas), year);
  return (
    <ActDialog title={title} act={text.act} disabled={isSame} onAct={correct} onClose={onClose}>
      {subject !== undefined && <p>{subject}</p>}
      <p class="quiet">{text.explains}</p>
      <div class="grid">
        <Field label={text.number} hint={text.numberHint}>
          <RegisterNumber value={number} required onWrite={setNumber} />
        </Field>
        <Field label={text.on}>
          <TextInput type="date" value={on} required onWrite={setOn} />
        </Field>
      </div>
      <Field label={text.reason}>
        <TextArea value={reason} required maxLength={500} onWrite={setReason} />
      </Field>
    </ActDialog>
  );
}
