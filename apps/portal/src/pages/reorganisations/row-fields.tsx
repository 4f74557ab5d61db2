import { useState } from 'preact/hooks';
import { useAgencyName } from '../../parts/agency-name.js';
import { Choice, Field, Select, TextInput } from '../../parts/field.js';
import { dayForField } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { draft, writeRow } from './draft.js';
import type { RowOf, Section } from './plan.js';
import { reorganisationsWords } from './reorganisations.words.js';

const words = inLanguage(reorganisationsWords);

const shownFields: { readonly [Name in Section]: readonly (keyof RowOf<Name>)[] } = {
  opens: ['code', 'name', 'parent', 'agencyKind'],
  closes: ['code', 'successors', 'receivesFor', 'receivesUntil', 'ends'],
  changes: ['code', 'name', 'parent'],
  moves: ['system', 'agencies'],
};

/** What a file says of a row beside what is shown here: it is kept, and named. */
export function fieldsNotShown(section: Section, row: object): string[] {
  const shown: readonly string[] = shownFields[section];
  return Object.keys(row).filter((field) => !shown.includes(field));
}

export function RowFields({ section, n }: { section: Section; n: number }) {
  switch (section) {
    case 'opens':
      return <Opening n={n} />;
    case 'closes':
      return <Closing n={n} />;
    case 'changes':
      return <Change n={n} />;
    case 'moves':
      return <Move n={n} />;
  }
}

function Opening({ n }: { n: number }) {
  const text = words.value;
  const row = draft.value.opens[n];
  const put = (change: Partial<RowOf<'opens'>>) => writeRow('opens', n, change);
  return (
    <>
      <Code value={row?.code} onWrite={(code) => put({ code })} />
      <Name label={text.agencyName} value={row?.name} onWrite={(name) => put({ name })} />
      <CodeField
        label={text.parent}
        value={row?.parent}
        placeholder={text.parentHint}
        onWrite={(parent) => put({ parent })}
      />
      <Field label={text.agencyKind}>
        <Select
          value={row?.agencyKind ?? ''}
          onWrite={(kind) => put({ agencyKind: (kind || undefined) as RowOf<'opens'>['agencyKind'] })}
          options={[['', '–'], ...Object.entries(text.agencyKinds)]}
        />
      </Field>
    </>
  );
}

function Closing({ n }: { n: number }) {
  const text = words.value;
  const row = draft.value.closes[n];
  const put = (change: Partial<RowOf<'closes'>>) => writeRow('closes', n, change);
  return (
    <>
      <Code value={row?.code} onWrite={(code) => put({ code })} />
      <Codes label={text.successors} value={row?.successors} onWrite={(successors) => put({ successors })} />
      <CodeField label={text.receivesFor} value={row?.receivesFor} onWrite={(code) => put({ receivesFor: code })} />
      <Field label={text.receivesUntil}>
        <TextInput
          type="date"
          value={row?.receivesUntil ? dayForField(new Date(row.receivesUntil)) : ''}
          onWrite={(date) => put({ receivesUntil: date && `${date}T00:00:00+07:00` })}
        />
      </Field>
      <Choice checked={row?.ends ?? false} onChoose={(ends) => put({ ends })}>
        {text.ends}
      </Choice>
    </>
  );
}

function Change({ n }: { n: number }) {
  const text = words.value;
  const row = draft.value.changes[n];
  const put = (change: Partial<RowOf<'changes'>>) => writeRow('changes', n, change);
  return (
    <>
      <Code value={row?.code} onWrite={(code) => put({ code })} />
      <Name label={text.newName} value={row?.name} onWrite={(name) => put({ name })} />
      <CodeField label={text.newParent} value={row?.parent ?? undefined} onWrite={(parent) => put({ parent })} />
    </>
  );
}

function Move({ n }: { n: number }) {
  const text = words.value;
  const row = draft.value.moves[n];
  const put = (change: Partial<RowOf<'moves'>>) => writeRow('moves', n, change);
  return (
    <>
      <Field label={text.toSystem}>
        <TextInput value={row?.system ?? ''} onWrite={(system) => put({ system: system.trim() })} />
      </Field>
      <Codes label={text.movedAgencies} value={row?.agencies} onWrite={(agencies) => put({ agencies })} />
    </>
  );
}

function Code({ value = '', onWrite }: { value?: string; onWrite: (code: string) => void }) {
  return <CodeField label={words.value.code} value={value} onWrite={onWrite} />;
}

/** With the name beside, once the code is written: nobody reads codes. */
function CodeField({ label, value = '', placeholder, onWrite }: CodeFieldProps) {
  const [settled, setSettled] = useState(value);
  const name = useAgencyName(settled);
  return (
    <Field label={label} hint={settled === value ? name : undefined}>
      <TextInput
        value={value}
        placeholder={placeholder}
        spellcheck={false}
        onWrite={(code) => onWrite(code.trim())}
        onBlur={() => setSettled(value)}
      />
    </Field>
  );
}

interface CodeFieldProps {
  readonly label: string;
  readonly value?: string;
  readonly placeholder?: string;
  readonly onWrite: (code: string) => void;
}

function Name({ label, value = '', onWrite }: { label: string; value?: string; onWrite: (name: string) => void }) {
  return (
    <Field label={label}>
      <TextInput value={value} onWrite={onWrite} />
    </Field>
  );
}

/** Several codes in one field, between commas or spaces, as they are copied from a letter. */
function Codes({
  label,
  value = [],
  onWrite,
}: {
  label: string;
  value?: readonly string[];
  onWrite: (codes: string[]) => void;
}) {
  // A comma just typed is no code yet, and must not vanish from under the hand.
  const [typed, setTyped] = useState('');
  const codesIn = (text: string) => text.split(/[\s,;]+/).filter(Boolean);
  const isTyped = codesIn(typed).join() === value.join();
  return (
    <Field label={label} hint={words.value.codesHint}>
      <TextInput
        value={isTyped ? typed : value.join(', ')}
        spellcheck={false}
        onWrite={(text) => {
          setTyped(text);
          onWrite(codesIn(text));
        }}
      />
    </Field>
  );
}
