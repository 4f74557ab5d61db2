import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { Shown, useAsked } from '../../parts/asked.js';
import { Badge } from '../../parts/badge.js';
import { Button } from '../../parts/button.js';
import { ActDialog } from '../../parts/dialog.js';
import { Field, Select, TextInput } from '../../parts/field.js';
import { proposalIn } from '../../parts/proposed.js';
import { tell } from '../../parts/told.js';
import { administers } from '../../session/administered.js';
import { dayAndTime, size, startOfDay } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { agencyWords } from './agency.words.js';

const words = inLanguage(agencyWords);

interface ServingCardProps {
  readonly agency: Schemas['Agency'];
  readonly onProposed: (proposal?: Schemas['Proposal']) => void;
}

/** Who fetches for it, whether it can be written to, and what it takes. */
export function ServingCard({ agency: { code }, onProposed }: ServingCardProps) {
  const text = words.value;
  const [moving, setMoving] = useState(false);
  const able = useAsked(
    (signal) => ask(api.GET('/v1/agencies/{code}/capabilities', { params: { path: { code } }, signal })),
    [code],
  );
  return (
    <section class="card">
      <header>
        <h2>{text.serving}</h2>
        {administers([code]) && <Button onClick={() => setMoving(true)}>{text.move}</Button>}
      </header>
      <div class="inside stack">
        <Shown asked={able}>{(known) => <Able able={known} />}</Shown>
      </div>
      {moving && (
        <MoveAgency
          code={code}
          from={able.data?.served?.system}
          onClose={() => setMoving(false)}
          onDone={(proposal) => {
            onProposed(proposal);
            able.again();
          }}
        />
      )}
    </section>
  );
}

function Able({ able: { served, reachable, problem, accepts } }: { able: Schemas['AgencyCapabilities'] }) {
  const text = words.value;
  return (
    <>
      {served ? (
        <p>
          <a href={`/systems/${encodeURIComponent(served.system)}`}>{served.system}</a>{' '}
          <span class="quiet">
            {text.how[served.how]} · {text.from(dayAndTime(served.since))}
            {served.until && ` → ${dayAndTime(served.until)}`}
          </span>{' '}
          {served.suspended && <Badge tone="bad">{text.suspended}</Badge>}
        </p>
      ) : (
        <p>{text.notServed}</p>
      )}
      <p class="row">
        <Badge tone={reachable ? 'good' : 'bad'}>{reachable ? text.reachable : text.unreachable}</Badge>
        {problem && <span>{said(problem.sentence)}</span>}
      </p>
      <p class="quiet">
        {text.accepts}: {size(accepts.packetBytesMax)}
        {accepts.attachmentTypes && ` · ${text.attachmentTypes}: ${accepts.attachmentTypes.join(', ')}`}
      </p>
    </>
  );
}

interface MoveAgencyProps {
  readonly code: string;
  readonly from?: string;
  readonly onClose: () => void;
  readonly onDone: (proposal?: Schemas['Proposal']) => void;
}

/** So many systems are offered by name. */
const systemsMax = 500;

function MoveAgency({ code, from, onClose, onDone }: MoveAgencyProps) {
  const text = words.value;
  const [system, setSystem] = useState('');
  const [day, setDay] = useState('');
  const systems = useAsked(
    (signal) => ask(api.GET('/v1/systems', { params: { query: { limit: systemsMax } }, signal })),
    [],
  );
  const names = (systems.data?.systems ?? []).map(({ name }) => name).filter((name) => name !== from);
  const move = async () => {
    const body = { agencies: [code], since: day ? startOfDay(day) : undefined };
    const answer = await ask(api.POST('/v1/systems/{system}/agencies', { params: { path: { system } }, body }));
    const proposal = proposalIn(answer);
    if (!proposal) tell(text.moved);
    onDone(proposal);
  };
  return (
    <ActDialog title={text.move} act={text.move} disabled={!system} onAct={move} onClose={onClose}>
      <p>{text.moveText}</p>
      <Field label={text.moveTo}>
        <Select
          value={system}
          required
          options={[['', '–'], ...names.map((name) => [name, name] as const)]}
          onWrite={setSystem}
        />
      </Field>
      <Field label={text.moveAt} hint={text.moveAtHint}>
        <TextInput type="date" value={day} onWrite={setDay} />
      </Field>
    </ActDialog>
  );
}
