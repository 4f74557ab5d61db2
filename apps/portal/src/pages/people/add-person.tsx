import { useState } from 'preact/hooks';
import { api, ask } from '../../api/call.js';
import { ActDialog } from '../../parts/dialog.js';
import { Field, TextInput } from '../../parts/field.js';
import { inLanguage } from '../../words/language.js';
import { peopleWords } from './people.words.js';
import { grantsIn, RoleFields, rolesOf } from './role-fields.js';

const words = inLanguage(peopleWords);

interface AddPersonProps {
  readonly onClose: () => void;
  /** With the account and its invitation, or with what waits for a second person. */
  readonly onAdded: (answer: object) => void;
}

export function AddPerson({ onClose, onAdded }: AddPersonProps) {
  const text = words.value;
  const [{ name, fullName, email }, setWritten] = useState({ name: '', fullName: '', email: '' });
  const [roles, setRoles] = useState(rolesOf([]));
  const write = (change: object) => setWritten((was) => ({ ...was, ...change }));
  const grants = grantsIn(roles);
  const add = async () => {
    const body = { name: name.trim(), fullName: fullName.trim(), email: email.trim() || undefined, grants };
    onAdded(await ask(api.POST('/v1/people', { body })));
  };
  return (
    <ActDialog title={text.add} act={text.add} disabled={grants.length === 0} onAct={add} onClose={onClose}>
      <Field label={text.fullName}>
        <TextInput value={fullName} required maxLength={100} onWrite={(next) => write({ fullName: next })} />
      </Field>
      <Field label={text.name} hint={text.nameHint}>
        <TextInput
          value={name}
          required
          maxLength={64}
          autocapitalize="none"
          spellcheck={false}
          onWrite={(next) => write({ name: next })}
        />
      </Field>
      <Field label={text.email}>
        <TextInput type="email" value={email} maxLength={200} onWrite={(next) => write({ email: next })} />
      </Field>
      <RoleFields written={roles} onWrite={(change) => setRoles((was) => ({ ...was, ...change }))} />
    </ActDialog>
  );
}
