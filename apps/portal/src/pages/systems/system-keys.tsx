import { useState } from 'preact/hooks';
import { api, ask } from '../../api/call.js';
import { Button } from '../../parts/button.js';
import { ActDialog } from '../../parts/dialog.js';
import { Field, TextInput } from '../../parts/field.js';
import { Note } from '../../parts/note.js';
import { proposalIn } from '../../parts/proposed.js';
import { Table } from '../../parts/table.js';
import { tell } from '../../parts/told.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { CredentialsShown } from './credentials-shown.js';
import { canMakeKeys } from './can-make-keys.js';
import { credentialsOf, makePublishedProof, type PublishedProof } from './publish-proof.js';
import { type Done, mayChange, type SystemView } from './system-view.js';
import { systemsWords } from './systems.words.js';

const words = inLanguage(systemsWords);
const overlapHoursUsual = 24;

/** What it proves itself with: rotated with overlap, revoked at once. */
export function SystemKeys({ system, onDone }: { system: SystemView; onDone: Done }) {
  const text = words.value;
  const [revoking, setRevoking] = useState<string>();
  const [rotating, setRotating] = useState(false);
  const [rotated, setRotated] = useState<{ credentials: string; waits: boolean }>();
  return (
    <section class="card">
      <header>
        <h2>{text.keys}</h2>
        {mayChange(system) && <Button onClick={() => setRotating(true)}>{text.rotate}</Button>}
      </header>
      <Table heads={[text.kid, text.keySince, text.keyUntil, { label: text.revoke, unseen: true }]} stacks>
        {system.keys.map(({ kid, since, until }) => (
          <tr key={kid}>
            <td class="code">{kid}</td>
            <td class="nowrap">{dayAndTime(since)}</td>
            <td class="nowrap">{until ? dayAndTime(until) : text.noEnd}</td>
            <td>{mayChange(system) && <Button onClick={() => setRevoking(kid)}>{text.revoke}</Button>}</td>
          </tr>
        ))}
      </Table>
      {revoking && (
        <RevokeKey system={system.name} kid={revoking} onClose={() => setRevoking(undefined)} onDone={onDone} />
      )}
      {rotating && (
        <RotateKey
          system={system}
          onClose={() => setRotating(false)}
          onRotated={(credentials, proposal) => {
            setRotated({ credentials, waits: proposal !== undefined });
            onDone(proposal);
          }}
        />
      )}
      {rotated && <CredentialsShown key={rotated.credentials} system={system.name} {...rotated} />}
    </section>
  );
}

interface RevokeKeyProps {
  readonly system: string;
  readonly kid: string;
  readonly onClose: () => void;
  readonly onDone: Done;
}

function RevokeKey({ system, kid, onClose, onDone }: RevokeKeyProps) {
  const text = words.value;
  const revoke = async () => {
    await ask(api.POST('/v1/systems/{system}/keys/{kid}/revoke', { params: { path: { system, kid } } }));
    tell(text.revoked);
    onDone();
  };
  return (
    <ActDialog title={text.revoke} act={text.revoke} kind="grave" onAct={revoke} onClose={onClose}>
      <p class="code">{kid}</p>
      <p>{text.revokeText}</p>
    </ActDialog>
  );
}

interface RotateKeyProps {
  readonly system: SystemView;
  readonly onClose: () => void;
  readonly onRotated: (credentials: string, proposal: Parameters<Done>[0]) => void;
}

function RotateKey({ system: { name, door, serves }, onClose, onRotated }: RotateKeyProps) {
  const text = words.value;
  const [hours, setHours] = useState(String(overlapHoursUsual));
  const [made, setMade] = useState<PublishedProof>();
  const rotate = async () => {
    // The portal has no keys, and is not shown this.
    if (door === 'portal') return;
    const proof = made ?? (await makePublishedProof(door, name));
    setMade(proof);
    const credentials = await credentialsOf(proof, servedNow(serves));
    const body = { ...proof.published, overlapHours: Number(hours) };
    const params = { path: { system: name } };
    onRotated(credentials, proposalIn(await ask(api.POST('/v1/systems/{system}/keys', { params, body }))));
  };
  return (
    <ActDialog
      title={`${text.rotate}: ${name}`}
      act={text.rotate}
      disabled={!canMakeKeys()}
      onAct={rotate}
      onClose={onClose}
    >
      {canMakeKeys() ? <p>{text.rotateText}</p> : <Note tone="bad">{text.noKeys}</Note>}
      <Field label={text.overlap}>
        <TextInput type="number" min={0} max={2160} value={hours} required onWrite={setHours} />
      </Field>
    </ActDialog>
  );
}

/** Also whom it is to serve one day; not whom it has left. */
function servedNow(serves: SystemView['serves']): string[] {
  const going = serves.filter(({ until }) => until === undefined || Date.parse(until) > Date.now());
  return [...new Set(going.map(({ agency }) => agency))];
}
