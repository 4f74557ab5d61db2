import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { api, ask, type Schemas } from '../../api/call.js';
import { Page } from '../../app/page.js';
import { pageTitles } from '../../app/shell.words.js';
import { Shown, useAsked } from '../../parts/asked.js';
import { Button } from '../../parts/button.js';
import { ActDialog } from '../../parts/dialog.js';
import { Field, TextArea } from '../../parts/field.js';
import { tell } from '../../parts/told.js';
import { isAdministrator } from '../../session/session.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { HowFar } from './how-far.js';
import { put } from './draft.js';
import { emptyPlan, type Plan } from './plan.js';
import { planStateIn } from './plan-state.js';
import { PlanTrees } from './plan-trees.js';
import { Rehearsed } from './rehearsed.js';
import { reorganisationsWords } from './reorganisations.words.js';
import { mayApprove, useTwoPersons } from './two-persons.js';
import './reorganisations.css';

const words = inLanguage(reorganisationsWords);
const titles = inLanguage(pageTitles);

type Shown = Schemas['Reorganisation'] & { readonly plan: Plan };

/** One reorganisation: what it changes, how far it is, and what may be done with it until its moment. */
export default function ReorganisationPage() {
  const { params } = useRoute();
  const name = params.name ?? '';
  const asked = useAsked(
    async (signal) => {
      const path = { name };
      const shown = await ask(api.GET('/v1/reorganisations/{name}', { params: { path }, signal }));
      return { ...shown, plan: { ...emptyPlan, ...(shown.plan as Partial<Plan>) } };
    },
    [name],
  );
  const { data } = asked;
  return (
    <Page
      title={`${titles.value.reorganisation}: ${name}`}
      acts={data && isAdministrator.value && <Acts shown={data} done={asked.again} />}
    >
      <p>
        <a href="/reorganisations">← {words.value.list}</a>
      </p>
      <Shown asked={asked}>
        {(shown) => (
          <>
            <p class="strong">{shown.reason}</p>
            <HowFar shown={shown} />
            {shown.state === 'proposed' ? <RehearsedNow plan={shown.plan} /> : <Trees name={name} plan={shown.plan} />}
          </>
        )}
      </Shown>
    </Page>
  );
}

/** What waits to be approved is shown as it would be judged now: weeks lie in between. */
function RehearsedNow({ plan }: { plan: Plan }) {
  const asked = useAsked((signal) => ask(api.POST('/v1/reorganisations/rehearsals', { body: plan, signal })), [plan]);
  return <Shown asked={asked}>{(rehearsal) => <Rehearsed plan={plan} rehearsal={rehearsal} />}</Shown>;
}

function Trees({ name, plan }: { name: string; plan: Plan }) {
  const asked = useAsked(
    (signal) => ask(api.GET('/v1/reorganisations/{name}/trees', { params: { path: { name } }, signal })),
    [name],
  );
  return (
    <Shown asked={asked}>
      {({ before, after, leftOut }) => (
        <>
          <PlanTrees plan={plan} before={before} after={after} />
          {leftOut > 0 && <p class="quiet">{words.value.leftOut(leftOut)}</p>}
        </>
      )}
    </Shown>
  );
}

function Acts({ shown, done }: { shown: Shown; done: () => void }) {
  const text = words.value;
  const { route } = useLocation();
  const [doing, setDoing] = useState<'approve' | 'revoke'>();
  const twoPersons = useTwoPersons();
  const state = planStateIn(shown);
  const isOpen = state === 'proposed' || state === 'approved';
  const copy = () => {
    put({ ...shown.plan, name: `${shown.name}-2`.slice(0, 60) });
    route('/reorganisations?tab=plan');
  };
  return (
    <>
      {state === 'proposed' && mayApprove(shown.proposed.by, twoPersons) && (
        <Button kind="primary" icon="approval" onClick={() => setDoing('approve')}>
          {text.approve}
        </Button>
      )}
      {isOpen && (
        <Button kind="grave" icon="stop" onClick={() => setDoing('revoke')}>
          {text.revoke}
        </Button>
      )}
      <Button onClick={copy}>{text.copy}</Button>
      {doing === 'approve' && <Approve shown={shown} done={done} onClose={() => setDoing(undefined)} />}
      {doing === 'revoke' && <Revoke shown={shown} done={done} onClose={() => setDoing(undefined)} />}
    </>
  );
}

interface ActProps {
  readonly shown: Shown;
  readonly done: () => void;
  readonly onClose: () => void;
}

function Approve({ shown: { name, effectiveAt, counts }, done, onClose }: ActProps) {
  const text = words.value;
  const approve = async () => {
    await ask(api.POST('/v1/reorganisations/{name}/approve', { params: { path: { name } } }));
    tell(text.approvedNow);
    done();
  };
  return (
    <ActDialog title={text.approve} act={text.approve} onAct={approve} onClose={onClose}>
      <p>{text.counts(counts)}</p>
      <p>{text.approveMeans(dayAndTime(effectiveAt))}</p>
    </ActDialog>
  );
}

function Revoke({ shown: { name }, done, onClose }: ActProps) {
  const text = words.value;
  const [reason, setReason] = useState('');
  const revoke = async () => {
    const body = { reason: reason.trim() };
    await ask(api.POST('/v1/reorganisations/{name}/revoke', { params: { path: { name } }, body }));
    tell(text.revokedNow);
    done();
  };
  return (
    <ActDialog title={text.revoke} act={text.revoke} kind="grave" onAct={revoke} onClose={onClose}>
      <p>{text.revokeMeans}</p>
      <Field label={text.revocationReason} hint={text.revocationReasonHint}>
        <TextArea value={reason} required maxLength={500} onWrite={setReason} />
      </Field>
    </ActDialog>
  );
}
