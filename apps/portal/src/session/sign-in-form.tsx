import { useState } from 'preact/hooks';
import { Button } from '../parts/button.js';
import { Field, TextInput } from '../parts/field.js';
import { ProblemNote } from '../parts/note.js';
import { inLanguage } from '../words/language.js';
import { OneTimeCodeField, PasswordField } from './credential-fields.js';
import { person, signIn } from './session.js';
import { signInWords } from './sign-in.words.js';

const words = inLanguage(signInWords);

/** Name, password, code. With a name given, only its holder goes on. */
export function SignInForm({ name: givenName }: { name?: string }) {
  const [{ name, password, code }, setWritten] = useState({
    name: givenName ?? person.value?.name ?? '',
    password: '',
    code: '',
  });
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const write = (change: object) => setWritten((was) => ({ ...was, ...change }));
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await signIn({ name: name.trim(), password, code: code.replace(/\s/g, '') });
    } catch (refused) {
      setError(refused);
      write({ code: '' });
    } finally {
      setBusy(false);
    }
  };
  const { nameLabel, passwordLabel, codeLabel, codeHint, act } = words.value;
  return (
    <form class="stack" onSubmit={submit}>
      <Field label={nameLabel}>
        <TextInput
          value={name}
          onWrite={(next) => write({ name: next })}
          required
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          readOnly={givenName !== undefined}
        />
      </Field>
      <PasswordField label={passwordLabel} value={password} onWrite={(next) => write({ password: next })} />
      <OneTimeCodeField label={codeLabel} hint={codeHint} value={code} onWrite={(next) => write({ code: next })} />
      {error !== undefined && <ProblemNote error={error} />}
      <Button type="submit" kind="primary" disabled={busy} aria-busy={busy}>
        {act}
      </Button>
    </form>
  );
}
