import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import type { paths } from '../../api/v1.js';
import { Shown, useAsked } from '../../parts/asked.js';
import { Badge } from '../../parts/badge.js';
import { Button } from '../../parts/button.js';
import { ActDialog } from '../../parts/dialog.js';
import { Choice, Field, TextInput } from '../../parts/field.js';
import { Icon } from '../../parts/icon.js';
import { tell } from '../../parts/told.js';
import { administers } from '../../session/administered.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { agencyWords } from './agency.words.js';
import './agency.css';

const words = inLanguage(agencyWords);

type Step = 'testing' | 'live' | 'suspended';

/** Where one may go from each state. */
const stepsFrom: Readonly<Record<'invited' | 'testing' | 'live' | 'suspended', readonly Step[]>> = {
  invited: ['testing'],
  testing: ['live', 'suspended'],
  live: ['suspended'],
  suspended: ['testing', 'live'],
};

const tones = { invited: 'wait', testing: 'wait', live: 'good', suspended: 'bad' } as const;

/** How far an agency has come: a checklist nobody ticks, what to do next, and the step further. */
export function JoiningCard({ agency, onDone }: { agency: Schemas['Agency']; onDone: () => void }) {
  const text = words.value;
  const [step, setStep] = useState<Step>();
  const { code } = agency;
  const checklist = useAsked(
    (signal) => ask(api.GET('/v1/agencies/{code}/joining', { params: { path: { code } }, signal })),
    [code, agency.joining?.state],
  );
  const test = async () => {
    const { robot } = await ask(api.POST('/v1/agencies/{code}/self-test', { params: { path: { code } } }));
    tell(text.selfTested(robot));
  };
  return (
    <section class="card">
      <header>
        <h2>{text.joining}</h2>
        {checklist.data && (
          <Badge tone={tones[checklist.data.joining.state]}>{text.joiningStates[checklist.data.joining.state]}</Badge>
        )}
        {administers([code]) && checklist.data && (
          <span class="row">
            <Button onClick={test}>{text.selfTest}</Button>
            {stepsFrom[checklist.data.joining.state].map((each) => (
              <Button key={each} kind={each === 'suspended' ? 'grave' : undefined} onClick={() => setStep(each)}>
                {text.steps[each]}
              </Button>
            ))}
          </span>
        )}
      </header>
      <Shown asked={checklist}>
        {({ items, joining }) => (
          // Of who is live long since it is looked up, not worked at.
          <details class="inside" open={joining.state !== 'live'}>
            <summary>{text.checklist}</summary>
            <ol class="stack tight">
              {items.map((item) => (
                <JoiningItem key={item.item} {...item} />
              ))}
            </ol>
          </details>
        )}
      </Shown>
      {step && (
        <TakeStep
          code={code}
          step={step}
          onClose={() => setStep(undefined)}
          onDone={() => {
            onDone();
            checklist.again();
          }}
        />
      )}
    </section>
  );
}

type Checklist = paths['/v1/agencies/{code}/joining']['get']['responses'][200]['content']['application/json'];

/** Done, or what to do next: here, where this page can do it; else as the axis says it. */
function JoiningItem({ item, done, since, next }: Checklist['items'][number]) {
  const text = words.value;
  return (
    <li class="joining-item">
      <span class={done ? 'joining-done' : 'joining-open'}>
        <Icon name={done ? 'good' : 'note'} />
      </span>
      <div>
        <span class="strong">{text.joiningItems[item]}</span>{' '}
        <span class="quiet">
          {done ? text.done : text.open}
          {since && ` · ${dayAndTime(since)}`}
        </span>
        {next && <Next next={next} />}
      </div>
    </li>
  );
}

/** What stands on another page is one step from here. */
function Next({ next: { code, params, sentence } }: { next: NonNullable<Checklist['items'][number]['next']> }) {
  const text = words.value;
  const { system, reason } = params as { system?: string; reason?: string };
  const toSystem = system !== undefined && text.nextAtSystem[code];
  if (!toSystem) return <p>{text.nextHere[code] ?? said(sentence)}</p>;
  return (
    <p>
      {toSystem(system, reason)} <a href={`/systems/${encodeURIComponent(system)}`}>{text.openSystem}</a>
    </p>
  );
}

function TakeStep({
  code,
  step,
  onClose,
  onDone,
}: {
  code: string;
  step: Step;
  onClose: () => void;
  onDone: () => void;
}) {
  const text = words.value;
  const [reason, setReason] = useState('');
  const [anyway, setAnyway] = useState(false);
  const take = async () => {
    const body = { state: step, reason: reason.trim() || undefined, anyway: anyway || undefined };
    await ask(api.POST('/v1/agencies/{code}/joining', { params: { path: { code } }, body }));
    tell(text.joined);
    onDone();
  };
  return (
    <ActDialog
      title={text.steps[step]}
      act={text.steps[step]}
      kind={step === 'suspended' ? 'grave' : 'primary'}
      onAct={take}
      onClose={onClose}
    >
      <p>{text.stepText[step]}</p>
      {step === 'live' && (
        <Choice checked={anyway} onChoose={setAnyway}>
          {text.anyway}
        </Choice>
      )}
      <Field label={text.reason}>
        <TextInput value={reason} maxLength={500} required={anyway || step === 'suspended'} onWrite={setReason} />
      </Field>
    </ActDialog>
  );
}
