import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { api, ask } from '../../api/call.js';
import { Button } from '../../parts/button.js';
import { ActDialog } from '../../parts/dialog.js';
import { Field, TextArea, TextInput } from '../../parts/field.js';
import { Note, ProblemNote } from '../../parts/note.js';
import { saveFile } from '../../parts/save-file.js';
import { tell } from '../../parts/told.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { instantOfField, minuteForField } from '../../words/minutes.js';
import { draft, forget, put, write } from './draft.js';
import { type Plan, planIn, type Rehearsal, sections, written } from './plan.js';
import { PlanFile } from './plan-file.js';
import { PlanSection } from './plan-section.js';
import { Rehearsed } from './rehearsed.js';
import { reorganisationsWords } from './reorganisations.words.js';

const words = inLanguage(reorganisationsWords);

/** A plan is written or brought as a file, rehearsed as often as one likes, and then proposed. */
export function PlanEditor() {
  const text = words.value;
  const [rehearsed, setRehearsed] = useState<{ plan: Plan; rehearsal: Rehearsal }>();
  const [error, setError] = useState<unknown>();
  const [misread, setMisread] = useState(false);
  const [proposing, setProposing] = useState(false);
  const plan = draft.value;
  const isCurrent = rehearsed?.plan === plan;
  const read = async (file: File) => {
    const found = planIn(await file.text());
    setMisread(!found);
    if (found) put(found);
  };
  const rehearse = async () => {
    setError(undefined);
    try {
      const rehearsal = await ask(api.POST('/v1/reorganisations/rehearsals', { body: written(plan) }));
      setRehearsed({ plan, rehearsal });
    } catch (refused) {
      setRehearsed(undefined);
      setError(refused);
    }
  };
  return (
    <>
      <PlanFile
        onFile={read}
        onSave={() =>
          saveFile(`${plan.name || 'plan'}.json`, JSON.stringify(written(plan), undefined, 2), 'application/json')
        }
        onForget={forget}
      />
      {misread && <Note tone="bad">{text.misread}</Note>}
      <section class="card">
        <div class="inside grid">
          <Field label={text.name} hint={text.nameHint}>
            <TextInput value={plan.name} maxLength={60} spellcheck={false} onWrite={(name) => write({ name })} />
          </Field>
          <Field label={text.moment} hint={text.momentHint}>
            <TextInput
              type="datetime-local"
              value={minuteForField(plan.effectiveAt)}
              onWrite={(moment) => write({ effectiveAt: instantOfField(moment) })}
            />
          </Field>
          <Field label={text.reason} hint={text.reasonHint}>
            <TextArea value={plan.reason} rows={2} maxLength={500} onWrite={(reason) => write({ reason })} />
          </Field>
        </div>
      </section>
      {sections.map((section) => (
        <PlanSection key={section} section={section} findings={rehearsed?.rehearsal.findings ?? []} />
      ))}
      <div class="row screen-only">
        <Button kind="primary" icon="eye" onClick={rehearse}>
          {text.rehearse}
        </Button>
        <Button disabled={!isCurrent || rehearsed.rehearsal.faults > 0} onClick={() => setProposing(true)}>
          {text.propose}
        </Button>
        {!isCurrent && <span class="quiet">{text.rehearseFirst}</span>}
      </div>
      {error !== undefined && <ProblemNote error={error} />}
      {rehearsed && (
        <>
          {!isCurrent && <Note tone="wait">{text.changedSince}</Note>}
          <Rehearsed plan={rehearsed.plan} rehearsal={rehearsed.rehearsal} />
        </>
      )}
      {proposing && <Propose plan={plan} onClose={() => setProposing(false)} />}
    </>
  );
}

function Propose({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const text = words.value;
  const { route } = useLocation();
  const propose = async () => {
    const { name } = await ask(api.POST('/v1/reorganisations', { body: written(plan) }));
    forget();
    tell(text.proposed);
    route(`/reorganisations/${encodeURIComponent(name)}`);
  };
  return (
    <ActDialog title={text.propose} act={text.propose} onAct={propose} onClose={onClose}>
      <p>{text.proposeMeans(plan.name, plan.effectiveAt ? dayAndTime(plan.effectiveAt) : '–')}</p>
    </ActDialog>
  );
}
