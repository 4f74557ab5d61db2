import { useState } from 'preact/hooks';
import { api, ask } from '../../api/call.js';
import { ActDialog } from '../../parts/dialog.js';
import { Choice, Field, Select, TextInput } from '../../parts/field.js';
import { tell } from '../../parts/told.js';
import { inLanguage } from '../../words/language.js';
import { instantOfField, minuteForField } from '../../words/minutes.js';
import type { ConnectionBoard } from './connection-board.js';
import { connectionsWords } from './connections.words.js';

const words = inLanguage(connectionsWords);
const lengths = [5, 15, 30, 60, 120, 240];

interface StartActiveProps {
  readonly under: string;
  readonly onStarted: (board: ConnectionBoard) => void;
  readonly onClose: () => void;
}

/** Has every agency of the branch confirm a document that is none: everybody there sees it, so it is said what that means. */
export function StartActive({ under, onStarted, onClose }: StartActiveProps) {
  const text = words.value;
  const [{ at, minutes, announce }, setWanted] = useState({ at: '', minutes: '30', announce: false });
  const write = (change: object) => setWanted((was) => ({ ...was, ...change }));
  const start = async () => {
    const body = { under, minutes: Number(minutes), announce, ...(at && { at: instantOfField(at) }) };
    onStarted(await ask(api.POST('/v1/connection-checks/active', { body })));
    tell(at ? text.scheduled : text.started);
  };
  return (
    <ActDialog title={text.checkInEarnest} act={at ? text.schedule : text.start} onAct={start} onClose={onClose}>
      <p>{text.inEarnestMeans(under)}</p>
      <div class="grid">
        <Field label={text.beginsAt} hint={text.emptyMeansNow}>
          <TextInput
            type="datetime-local"
            value={at}
            min={minuteForField(new Date().toISOString())}
            onWrite={(next) => write({ at: next })}
          />
        </Field>
        <Field label={text.lasts}>
          <Select
            value={minutes}
            onWrite={(next) => write({ minutes: next })}
            options={lengths.map((each) => [String(each), text.minutes(each)] as const)}
          />
        </Field>
      </div>
      <Choice checked={announce} onChoose={(next) => write({ announce: next })}>
        {text.announce}
      </Choice>
    </ActDialog>
  );
}
