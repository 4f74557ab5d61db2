import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { ActDialog } from '../../parts/dialog.js';
import { Field, TextInput } from '../../parts/field.js';
import { inLanguage } from '../../words/language.js';
import { peopleWords } from './people.words.js';
import { grantsIn, RoleFields, rolesOf } from './role-fields.js';

const words = inLanguage(peopleWords);

export type PersonAct = 'inviteAnew' | 'resetTotp' | 'changeRoles' | 'disable';

interface ActOnPersonProps {
  readonly act: PersonAct;
  readonly person: Schemas['Person'];
  readonly onClose: () => void;
  readonly onDone: (answer: object) => void;
}

export function ActOnPerson({ act, person, onClose, onDone }: ActOnPersonProps) {
  const text = words.value;
  const [reason, setReason] = useState('');
  const [roles, setRoles] = useState(rolesOf(person.grants));
  const grants = grantsIn(roles);
  const says = {
    ...{ inviteAnew: text.inviteText, resetTotp: text.resetText, changeRoles: text.changeText },
    disable: text.disableText,
  };
  const perform = async () => onDone(await ask(callFor(act, person.name, reason.trim(), grants)));
  return (
    <ActDialog
      title={`${text[act]}: ${person.fullName}`}
      act={text[act]}
      kind={act === 'disable' ? 'grave' : 'primary'}
      disabled={act === 'changeRoles' && grants.length === 0}
      onAct={perform}
      onClose={onClose}
    >
      <p>{says[act]}</p>
      {act === 'changeRoles' && (
        <RoleFields written={roles} onWrite={(change) => setRoles((was) => ({ ...was, ...change }))} />
      )}
      {act !== 'inviteAnew' && (
        <Field label={text.reason}>
          <TextInput value={reason} required maxLength={500} onWrite={setReason} />
        </Field>
      )}
    </ActDialog>
  );
}

type Answered = Promise<{ data?: object; response: Response; error?: unknown }>;

function callFor(act: PersonAct, name: string, reason: string, grants: Schemas['Person']['grants']): Answered {
  const params = { path: { name } };
  switch (act) {
    case 'inviteAnew':
      return api.POST('/v1/people/{name}/invite', { params });
    case 'resetTotp':
      return api.POST('/v1/people/{name}/reset-totp', { params, body: { reason } });
    case 'changeRoles':
      return api.POST('/v1/people/{name}/roles', { params, body: { grants, reason } });
    case 'disable':
      return api.POST('/v1/people/{name}/disable', { params, body: { reason } });
  }
}
