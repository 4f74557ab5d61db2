import { useState } from 'preact/hooks';
import { api, ask } from '../../api/call.js';
import { AgencyName } from '../../parts/agency-name.js';
import { AgencyPicker } from '../../parts/agency-picker.js';
import { Button } from '../../parts/button.js';
import { ActDialog } from '../../parts/dialog.js';
import { Field, TextInput } from '../../parts/field.js';
import { proposalIn } from '../../parts/proposed.js';
import { Table } from '../../parts/table.js';
import { tell } from '../../parts/told.js';
import { dayAndTime, number, startOfDay } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { type Done, mayChange, type SystemView } from './system-view.js';
import { systemsWords } from './systems.words.js';

const words = inLanguage(systemsWords);
/** A system may serve a whole province: so many are drawn before somebody asks for all. */
const shownAtFirst = 50;

/** For whom it sends and receives, since when and until when. */
export function SystemServes({ system, onDone }: { system: SystemView; onDone: Done }) {
  const text = words.value;
  const [moving, setMoving] = useState(false);
  const [whole, setWhole] = useState(false);
  const { serves } = system;
  return (
    <section class="card">
      <header>
        <h2>{text.serves}</h2>
        {mayChange(system) && <Button onClick={() => setMoving(true)}>{text.move}</Button>}
      </header>
      {serves.length === 0 && <p class="empty">{text.servesNone}</p>}
      {serves.length > 0 && (
        <Table heads={[text.agency, text.from, text.keyUntil]} stacks>
          {serves.slice(0, whole ? undefined : shownAtFirst).map(({ agency, since, until }) => (
            <tr key={`${agency}${since}`}>
              <td>
                <AgencyName code={agency} link />
              </td>
              <td class="nowrap">{dayAndTime(since)}</td>
              <td class="nowrap">{until ? dayAndTime(until) : '–'}</td>
            </tr>
          ))}
        </Table>
      )}
      {!whole && serves.length > shownAtFirst && (
        <div class="inside">
          <Button onClick={() => setWhole(true)}>{text.showAll(number(serves.length))}</Button>
        </div>
      )}
      {moving && <TakeOn system={system.name} onClose={() => setMoving(false)} onDone={onDone} />}
    </section>
  );
}

function TakeOn({ system, onClose, onDone }: { system: string; onClose: () => void; onDone: Done }) {
  const text = words.value;
  const [agencies, setAgencies] = useState<readonly string[]>([]);
  const [since, setSince] = useState('');
  const move = async () => {
    const body = { agencies: [...agencies], since: since ? startOfDay(since) : undefined };
    const params = { path: { system } };
    const proposal = proposalIn(await ask(api.POST('/v1/systems/{system}/agencies', { params, body })));
    if (!proposal) tell(text.done);
    onDone(proposal);
  };
  return (
    <ActDialog
      title={`${text.move}: ${system}`}
      act={text.move}
      disabled={agencies.length === 0}
      onAct={move}
      onClose={onClose}
    >
      <p>{text.moveText}</p>
      <Field label={text.forAgencies}>
        <AgencyPicker several picked={agencies} onPick={setAgencies} />
      </Field>
      <Field label={text.since} hint={text.sinceHint}>
        <TextInput type="date" value={since} onWrite={setSince} />
      </Field>
    </ActDialog>
  );
}
