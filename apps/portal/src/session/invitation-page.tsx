import { useState } from 'preact/hooks';
import { encode } from 'uqr';
import { api, ask } from '../api/call.js';
import { shellWords } from '../app/shell.words.js';
import { Shown, useAsked } from '../parts/asked.js';
import { Button } from '../parts/button.js';
import { Note, ProblemNote } from '../parts/note.js';
import { inLanguage } from '../words/language.js';
import { dayAndTime } from '../words/formats.js';
import { OneTimeCodeField, PasswordField } from './credential-fields.js';
import { invitationWords } from './invitation.words.js';
import '../app/shell.css';
import './invitation.css';

const words = inLanguage(invitationWords);

/** The secret stands behind the `#`, which no browser sends to any server and no log keeps. */
const invitation = () => location.hash.slice(1);

/** A new account, or a new second factor: the authenticator is set up here, and the recovery codes are shown once. */
export default function InvitationPage() {
  const opened = useAsked(() => ask(api.POST('/v1/invitations/open', { body: { invitation: invitation() } })), []);
  return (
    <main class="alone">
      <div class="card stack">
        <h1>{inLanguage(shellWords).value.product}</h1>
        <Shown asked={opened}>{(what) => <Acceptance {...what} />}</Shown>
      </div>
    </main>
  );
}

interface Opened {
  readonly name: string;
  readonly fullName: string;
  readonly purpose: 'join' | 'second-factor';
  readonly secret: string;
  readonly uri: string;
  readonly until: string;
}

function Acceptance({ name, fullName, purpose, secret, uri, until }: Opened) {
  const [{ password, repeated, code }, setWritten] = useState({ password: '', repeated: '', code: '' });
  const [error, setError] = useState<unknown>();
  const [codes, setCodes] = useState<readonly string[]>();
  const write = (change: object) => setWritten((was) => ({ ...was, ...change }));
  const text = words.value;
  const joins = purpose === 'join';
  const differs = joins && repeated !== '' && repeated !== password;
  const submit = async (event: Event) => {
    event.preventDefault();
    setError(undefined);
    try {
      const accepted = await ask(
        api.POST('/v1/invitations/accept', { body: { invitation: invitation(), password, code: code.trim() } }),
      );
      history.replaceState(undefined, '', '/invitation');
      setCodes(accepted.recoveryCodes);
    } catch (refused) {
      setError(refused);
    }
  };
  if (codes) return <RecoveryCodes codes={codes} />;
  return (
    <form class="stack" onSubmit={submit}>
      <p>{joins ? text.welcome(fullName, name) : text.newFactor(fullName, name)}</p>
      <p class="quiet">{text.until(dayAndTime(until))}</p>
      <h2>{text.scan}</h2>
      <QrCode text={uri} label={text.qr} />
      <p class="quiet">
        {text.orWrite} <code>{secret.replace(/(.{4})/g, '$1 ')}</code>
      </p>
      <PasswordField
        label={joins ? text.newPassword : text.password}
        hint={joins ? text.passwordHint : undefined}
        isNew={joins}
        value={password}
        onWrite={(next) => write({ password: next })}
      />
      {joins && (
        <PasswordField
          label={text.repeat}
          wrong={differs ? text.differs : undefined}
          isNew
          value={repeated}
          onWrite={(next) => write({ repeated: next })}
        />
      )}
      <OneTimeCodeField label={text.code} digitsOnly value={code} onWrite={(next) => write({ code: next })} />
      {error !== undefined && <ProblemNote error={error} />}
      <Button type="submit" kind="primary" disabled={differs}>
        {text.act}
      </Button>
    </form>
  );
}

/** Each dark module a square of one unit. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])));
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={squares.join('')} />
    </svg>
  );
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const text = words.value;
  return (
    <div class="stack">
      <Note tone="good">{text.accepted}</Note>
      <p>{text.recovery}</p>
      <ul class="grid">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div class="row">
        <Button icon="print" onClick={() => print()}>
          {text.print}
        </Button>
        <a class="button primary" href="/">
          {text.toSignIn}
        </a>
      </div>
    </div>
  );
}
