import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { Page } from '../../app/page.js';
import { pageTitles } from '../../app/shell.words.js';
import { Shown, useAsked } from '../../parts/asked.js';
import { Badge } from '../../parts/badge.js';
import { Button } from '../../parts/button.js';
import { ActDialog } from '../../parts/dialog.js';
import { Field, TextInput } from '../../parts/field.js';
import { Table } from '../../parts/table.js';
import { tell } from '../../parts/told.js';
import { loseSession, person, rememberPerson } from '../../session/session.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { accountWords } from './account.words.js';
import { grantInWords } from './grant-in-words.js';

const words = inLanguage(accountWords);

/** Who I am here, what I was told, where I am signed in, and my password. */
export default function AccountPage() {
  const text = words.value;
  const [changing, setChanging] = useState(false);
  const self = useAsked(async (signal) => {
    const told = await ask(api.GET('/v1/sessions/self', { signal }));
    rememberPerson(told.person);
    return told;
  }, []);
  return (
    <Page
      title={inLanguage(pageTitles).value.account}
      acts={<Button onClick={() => setChanging(true)}>{text.changePassword}</Button>}
    >
      <Shown asked={self}>
        {({ person: me, notices }) => (
          <>
            <Self me={me} />
            <section class="card">
              <header>
                <h2>{text.notices}</h2>
              </header>
              <div class="inside stack tight">
                {notices.length === 0 && <p class="quiet">{text.noNotices}</p>}
                {notices.map((notice) => (
                  <p key={`${notice.at}${notice.code}`}>
                    <span class="quiet">{dayAndTime(notice.at)}</span> {said(notice.sentence)}
                  </p>
                ))}
              </div>
            </section>
          </>
        )}
      </Shown>
      <Sessions />
      {changing && <ChangePassword onClose={() => setChanging(false)} />}
    </Page>
  );
}

function Self({ me }: { me: Schemas['Person'] }) {
  const text = words.value;
  return (
    <section class="card">
      <dl class="inside pairs">
        <dt>{text.name}</dt>
        <dd>{me.name}</dd>
        <dt>{text.fullName}</dt>
        <dd>{me.fullName}</dd>
        <dt>{text.email}</dt>
        <dd>{me.email ?? '–'}</dd>
        <dt>{text.roles}</dt>
        <dd>
          {me.grants.map((grant) => (
            <p key={JSON.stringify(grant)}>{grantInWords(grant)}</p>
          ))}
        </dd>
      </dl>
    </section>
  );
}

function Sessions() {
  const text = words.value;
  const sessions = useAsked((signal) => ask(api.GET('/v1/sessions', { signal })), []);
  const end = async (id: string) => {
    await ask(api.DELETE('/v1/sessions/{id}', { params: { path: { id } } }));
    tell(text.ended);
    sessions.again();
  };
  const endOthers = async () => {
    await ask(api.DELETE('/v1/sessions'));
    tell(text.ended);
    sessions.again();
  };
  return (
    <section class="card">
      <header>
        <h2>{text.sessions}</h2>
        <Button onClick={endOthers}>{text.endOthers}</Button>
      </header>
      <Shown asked={sessions}>
        {({ sessions: open }) => (
          <Table heads={[text.program, text.address, text.since, text.lastUsed, { label: text.end, unseen: true }]}>
            {open.map((session) => (
              <tr key={session.id}>
                <td>{session.program ?? '–'}</td>
                <td class="code">{session.address ?? '–'}</td>
                <td class="nowrap">{dayAndTime(session.signedInAt)}</td>
                <td class="nowrap">{dayAndTime(session.seenAt)}</td>
                <td>
                  {session.current ? (
                    <Badge tone="good">{text.thisOne}</Badge>
                  ) : (
                    <Button onClick={() => end(session.id)}>{text.end}</Button>
                  )}
                </td>
              </tr>
            ))}
          </Table>
        )}
      </Shown>
    </section>
  );
}

function ChangePassword({ onClose }: { onClose: () => void }) {
  const text = words.value;
  const [{ password, newPassword, code }, setWritten] = useState({ password: '', newPassword: '', code: '' });
  const write = (change: object) => setWritten((was) => ({ ...was, ...change }));
  const change = async () => {
    const name = person.value?.name ?? '';
    await ask(api.POST('/v1/sessions/password', { body: { name, password, newPassword, code: code.trim() } }));
    tell(text.changed);
    loseSession();
  };
  return (
    <ActDialog title={text.changePassword} act={text.change} onAct={change} onClose={onClose}>
      <p class="quiet">{text.everySessionEnds}</p>
      <Field label={text.password}>
        <TextInput
          type="password"
          autocomplete="current-password"
          value={password}
          required
          onWrite={(next) => write({ password: next })}
        />
      </Field>
      <Field label={text.newPassword}>
        <TextInput
          type="password"
          autocomplete="new-password"
          value={newPassword}
          required
          onWrite={(next) => write({ newPassword: next })}
        />
      </Field>
      <Field label={text.code}>
        <TextInput autocomplete="one-time-code" value={code} required onWrite={(next) => write({ code: next })} />
      </Field>
    </ActDialog>
  );
}
