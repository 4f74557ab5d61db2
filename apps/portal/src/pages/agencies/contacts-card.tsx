import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { Shown, useAsked } from '../../parts/asked.js';
import { Button } from '../../parts/button.js';
import { ActDialog } from '../../parts/dialog.js';
import { Field, TextInput } from '../../parts/field.js';
import { tell } from '../../parts/told.js';
import { administers } from '../../session/administered.js';
import { inLanguage } from '../../words/language.js';
import { agencyWords } from './agency.words.js';

type Contacts = Schemas['AgencyContacts'];
type Contact = Contacts['clerks'][number];

const words = inLanguage(agencyWords);
const kinds = ['clerks', 'technical'] as const;
/** Of each kind. */
const contactsMax = 2;

/** Whom to reach: not part of the directory, shown to administrators alone. */
export function ContactsCard({ code }: { code: string }) {
  const text = words.value;
  const [editing, setEditing] = useState(false);
  const contacts = useAsked(
    (signal) => ask(api.GET('/v1/agencies/{code}/contacts', { params: { path: { code } }, signal })),
    [code],
  );
  return (
    <section class="card">
      <header>
        <h2>{text.contacts}</h2>
        {administers([code]) && contacts.data && <Button onClick={() => setEditing(true)}>{text.editContacts}</Button>}
      </header>
      <div class="inside stack">
        <Shown asked={contacts}>
          {(known) =>
            known.clerks.length + known.technical.length === 0 ? (
              <p class="quiet">{text.noContacts}</p>
            ) : (
              <dl class="pairs">
                {kinds.flatMap((kind) =>
                  known[kind].map((contact, n) => (
                    <ContactLine key={`${kind}${n}`} kind={text[kind]} contact={contact} />
                  )),
                )}
              </dl>
            )
          }
        </Shown>
      </div>
      {editing && contacts.data && (
        <EditContacts
          code={code}
          contacts={contacts.data}
          onClose={() => setEditing(false)}
          onSaved={(saved) => contacts.put(saved)}
        />
      )}
    </section>
  );
}

function ContactLine({ kind, contact: { role, email, telephone } }: { kind: string; contact: Contact }) {
  return (
    <>
      <dt>{kind}</dt>
      <dd>
        {role}
        {email && (
          <>
            {' · '}
            <a href={`mailto:${email}`}>{email}</a>
          </>
        )}
        {telephone && ` · ${telephone}`}
      </dd>
    </>
  );
}

const emptyContact = { role: '', email: '', telephone: '' };

interface EditContactsProps {
  readonly code: string;
  readonly contacts: Contacts;
  readonly onClose: () => void;
  readonly onSaved: (contacts: Contacts) => void;
}

function EditContacts({ code, contacts, onClose, onSaved }: EditContactsProps) {
  const text = words.value;
  const filled = (kind: (typeof kinds)[number]) =>
    Array.from({ length: contactsMax }, (_, n) => ({ ...emptyContact, ...contacts[kind][n] }));
  const [written, setWritten] = useState({ clerks: filled('clerks'), technical: filled('technical') });
  const write = (kind: (typeof kinds)[number], n: number, change: object) =>
    setWritten((was) => ({ ...was, [kind]: was[kind].map((each, m) => (m === n ? { ...each, ...change } : each)) }));
  const save = async () => {
    const body = { clerks: given(written.clerks), technical: given(written.technical) };
    onSaved(await ask(api.PUT('/v1/agencies/{code}/contacts', { params: { path: { code } }, body })));
    tell(text.saved);
  };
  return (
    <ActDialog title={text.editContacts} act={text.editContacts} onAct={save} onClose={onClose}>
      <p class="quiet">{text.contactHint}</p>
      {kinds.flatMap((kind) =>
        written[kind].map(({ role, email, telephone }, n) => (
          <fieldset key={`${kind}${n}`} class="stack tight">
            <legend class="strong">{text.contactOf(text[kind], n + 1)}</legend>
            <div class="grid">
              <Field label={text.role}>
                <TextInput value={role} maxLength={100} onWrite={(next) => write(kind, n, { role: next })} />
              </Field>
              <Field label={text.email}>
                <TextInput type="email" value={email} onWrite={(next) => write(kind, n, { email: next })} />
              </Field>
              <Field label={text.telephone}>
                <TextInput value={telephone} maxLength={30} onWrite={(next) => write(kind, n, { telephone: next })} />
              </Field>
            </div>
          </fieldset>
        )),
      )}
    </ActDialog>
  );
}

function given(written: readonly (typeof emptyContact)[]): Contact[] {
  return written
    .filter(({ role }) => role.trim() !== '')
    .map(({ role, email, telephone }) => ({
      role: role.trim(),
      email: email.trim() || undefined,
      telephone: telephone.trim() || undefined,
    }));
}
