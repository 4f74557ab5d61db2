import type { Schemas } from '../../api/call.js';
import { AgencyPicker } from '../../parts/agency-picker.js';
import { Choice, Field, Select, TextInput } from '../../parts/field.js';
import { inLanguage } from '../../words/language.js';
import { agenciesWords } from './agencies.words.js';

type Agency = Schemas['Agency'];

/** What of an agency may be written, as the form holds it: an empty text is nothing. */
export interface WrittenFields {
  readonly name: string;
  readonly shortName: string;
  readonly agencyKind: NonNullable<Agency['agencyKind']> | '';
  readonly parent: string;
  readonly address: string;
  readonly policy: NonNullable<Agency['policy']> | '';
  readonly hidden: boolean;
  readonly test: boolean;
}

export const noFields: WrittenFields = {
  ...{ name: '', shortName: '', agencyKind: '', parent: '', address: '', policy: '', hidden: false, test: false },
};

export function fieldsOf(agency: Partial<Agency>): WrittenFields {
  const { name = '', shortName = '', agencyKind = '', parent = '', address = '' } = agency;
  const { policy = '', hidden = false, test = false } = agency;
  return { name, shortName, agencyKind, parent, address, policy, hidden, test };
}

/** Only what differs; null for what was taken away. */
export function changedFields(before: WrittenFields, after: WrittenFields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(after)
      .map(([field, value]) => [field, typeof value === 'string' ? value.trim() : value] as const)
      .filter(([field, value]) => before[field as keyof WrittenFields] !== value)
      .map(([field, value]) => [field, value === '' ? null : value]),
  );
}

const words = inLanguage(agenciesWords);

interface AgencyFieldsProps {
  readonly written: WrittenFields;
  readonly onWrite: (change: Partial<WrittenFields>) => void;
}

export function AgencyFields({ written, onWrite }: AgencyFieldsProps) {
  const text = words.value;
  const { name, shortName, agencyKind, parent, address, policy, hidden, test } = written;
  return (
    <>
      <Field label={text.name}>
        <TextInput value={name} required maxLength={200} onWrite={(next) => onWrite({ name: next })} />
      </Field>
      <div class="grid">
        <Field label={text.shortName}>
          <TextInput value={shortName} maxLength={100} onWrite={(next) => onWrite({ shortName: next })} />
        </Field>
        <Field label={text.kind}>
          <Select
            value={agencyKind}
            options={Object.entries(text.kinds)}
            onWrite={(next) => onWrite({ agencyKind: next as WrittenFields['agencyKind'] })}
          />
        </Field>
      </div>
      <Field label={text.parent} hint={text.parentHint}>
        <AgencyPicker picked={parent ? [parent] : []} onPick={([next = '']) => onWrite({ parent: next })} />
      </Field>
      <Field label={text.address}>
        <TextInput value={address} maxLength={300} onWrite={(next) => onWrite({ address: next })} />
      </Field>
      <Field label={text.policy} hint={text.policyHint}>
        <Select
          value={policy}
          options={Object.entries(text.policies)}
          onWrite={(next) => onWrite({ policy: next as WrittenFields['policy'] })}
        />
      </Field>
      <Choice checked={hidden} onChoose={(next) => onWrite({ hidden: next })}>
        {text.hidden}
      </Choice>
      <Choice checked={test} onChoose={(next) => onWrite({ test: next })}>
        {text.test}
      </Choice>
    </>
  );
}
