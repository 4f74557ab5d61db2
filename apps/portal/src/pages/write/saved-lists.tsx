import { useState } from 'preact/hooks';
import { api, ask } from '../../api/call.js';
import { Shown, useAsked } from '../../parts/asked.js';
import { Button } from '../../parts/button.js';
import { ActDialog } from '../../parts/dialog.js';
import { Field, Select, TextInput } from '../../parts/field.js';
import { Note } from '../../parts/note.js';
import { tell } from '../../parts/told.js';
import { number } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import type { Addressee } from './draft.js';
import { recipientsWords } from './recipients.words.js';

const words = inLanguage(recipientsWords);
const listedMax = 500;

interface SavedListsProps {
  readonly agency: string;
  readonly recipients: readonly Addressee[];
  readonly onAdd: (more: readonly Addressee[]) => number;
}

/** Recipients the agency writes to again and again, shared by its clerks. */
export function SavedLists({ agency, recipients, onAdd }: SavedListsProps) {
  const text = words.value;
  const [chosen, setChosen] = useState('');
  const [dialog, setDialog] = useState<'save' | 'remove'>();
  const path = { code: agency };
  const asked = useAsked(
    (signal) => ask(api.GET('/v1/agencies/{code}/recipient-lists', { params: { path }, signal })),
    [agency],
  );
  const load = async () => {
    const params = { path: { ...path, name: chosen } };
    const list = await ask(api.GET('/v1/agencies/{code}/recipient-lists/{name}', { params }));
    const reachable = list.recipients.filter((each) => each.reachable);
    tell(text.added(number(onAdd(reachable.map(({ code, name = '' }) => ({ code, name }))))));
    const left = list.recipients.length - reachable.length;
    if (left > 0) tell(text.unreachable(number(left)));
  };
  const remove = async () => {
    const params = { path: { ...path, name: chosen } };
    await ask(api.DELETE('/v1/agencies/{code}/recipient-lists/{name}', { params }));
    setChosen('');
    asked.again();
  };
  const close = () => setDialog(undefined);
  return (
    <Shown asked={asked}>
      {({ lists }) => (
        <div class="saved-lists">
          {lists.length > 0 && (
            <>
              <Field label={text.saved} hint={text.savedHint}>
                <Select
                  value={chosen}
                  onWrite={setChosen}
                  options={[
                    ['', text.choose],
                    ...lists.map((list) => [list.name, text.entryOf(list.name, number(list.recipients))] as const),
                  ]}
                />
              </Field>
              <Button icon="plus" disabled={chosen === ''} onClick={load}>
                {text.load}
              </Button>
              <Button disabled={chosen === ''} onClick={() => setDialog('remove')}>
                {text.removeList}
              </Button>
            </>
          )}
          {recipients.length > 0 && <Button onClick={() => setDialog('save')}>{text.save}</Button>}
          {dialog === 'save' && (
            <SaveList agency={agency} recipients={recipients} onSaved={asked.again} onClose={close} />
          )}
          {dialog === 'remove' && (
            <ActDialog title={text.removeList} act={text.removeList} kind="grave" onAct={remove} onClose={close}>
              <p>{text.removeListSays(chosen)}</p>
            </ActDialog>
          )}
        </div>
      )}
    </Shown>
  );
}

interface SaveListProps extends Pick<SavedListsProps, 'agency' | 'recipients'> {
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

function SaveList({ agency, recipients, onSaved, onClose }: SaveListProps) {
  const text = words.value;
  const [name, setName] = useState('');
  const isTooLong = recipients.length > listedMax;
  const save = async () => {
    const params = { path: { code: agency, name: name.trim() } };
    const body = { recipients: recipients.map(({ code }) => code) };
    await ask(api.PUT('/v1/agencies/{code}/recipient-lists/{name}', { params, body }));
    tell(text.savedNow);
    onSaved();
  };
  return (
    <ActDialog
      title={text.save}
      act={text.saveAct}
      disabled={isTooLong || name.trim() === ''}
      onAct={save}
      onClose={onClose}
    >
      <p>{text.saveSays(number(recipients.length))}</p>
      {isTooLong && <Note tone="wait">{text.tooMany(number(listedMax))}</Note>}
      <Field label={text.name}>
        <TextInput value={name} required maxLength={100} onWrite={setName} />
      </Field>
    </ActDialog>
  );
}
