import { api, ask, type Schemas } from '../../api/call.js';
import { useAsked } from '../../parts/asked.js';
import { Badge } from '../../parts/badge.js';
import { Icon, type IconName } from '../../parts/icon.js';
import { Note } from '../../parts/note.js';
import { useNow } from '../../parts/now.js';
import { whoIn } from '../../parts/who.js';
import { dayAndTime, number } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import type { Plan } from './plan.js';
import { planStateIn, planTones } from './plan-state.js';
import { reorganisationsWords } from './reorganisations.words.js';
import { mayApprove, useTwoPersons } from './two-persons.js';

const words = inLanguage(reorganisationsWords);
const dayMs = 24 * 60 * 60 * 1000;

type ShownPlan = Schemas['Reorganisation'] & { readonly plan: Plan };

/** From the proposal to the moment and after it: what is done, by whom, and what comes next. */
export function HowFar({ shown }: { shown: ShownPlan }) {
  const text = words.value;
  const { proposed, approved, revoked, effectiveAt, counts } = shown;
  const state = planStateIn(shown);
  const twoPersons = useTwoPersons();
  return (
    <section class="card inside stack">
      <p class="row">
        <Badge tone={planTones[state]}>{text.states[state]}</Badge>
        <span>{text.counts(counts)}</span>
      </p>
      <ol class="steps">
        <Step done icon="good" says={text.proposedAt(whoIn(proposed.by), dayAndTime(proposed.at))} />
        <Step
          done={approved !== undefined}
          icon={approved ? 'good' : 'late'}
          says={approved ? text.approvedAt(whoIn(approved.by), dayAndTime(approved.at)) : text.awaitsApproval}
        />
        {revoked ? (
          <Step done icon="stop" says={text.revokedAt(whoIn(revoked.by), dayAndTime(revoked.at), revoked.reason)} />
        ) : (
          <Step
            done={shown.inForce}
            icon={shown.inForce ? 'good' : 'late'}
            says={
              shown.inForce ? text.inForceSince(dayAndTime(effectiveAt)) : text.takesEffectAt(dayAndTime(effectiveAt))
            }
          />
        )}
      </ol>
      {state === 'approved' && <Countdown until={effectiveAt} />}
      {state === 'proposed' && !mayApprove(proposed.by, twoPersons) && <Note tone="wait">{text.somebodyElse}</Note>}
      {(state === 'approved' || state === 'inForce') && <Connections plan={shown.plan} />}
    </section>
  );
}

function Step({ done, icon, says }: { done: boolean; icon: IconName; says: string }) {
  return (
    <li class={done ? 'done' : undefined}>
      <Icon name={icon} />
      {says}
    </li>
  );
}

function Countdown({ until }: { until: string }) {
  const now = useNow(1_000);
  const left = Math.max(0, Date.parse(until) - now);
  const days = Math.floor(left / dayMs);
  const clock = new Date(left % dayMs).toISOString().slice(11, 19);
  return (
    <p class="countdown" role="timer" aria-live="off">
      {words.value.left(days, clock)}
    </p>
  );
}

/** Before and after the moment, everybody it concerns has to be reachable: the last check of each branch it touches. */
function Connections({ plan }: { plan: Plan }) {
  const text = words.value;
  const branches = branchesOf(plan);
  const checks = useAsked(
    (signal) =>
      Promise.all(
        branches.map(async (under) => {
          const query = { under, limit: 1 };
          const { checks: found } = await ask(api.GET('/v1/connection-checks', { params: { query }, signal }));
          return { under, last: found[0] };
        }),
      ),
    [branches.join()],
  );
  return (
    <ul class="row" aria-label={text.connections}>
      {checks.data?.map(({ under, last }) => (
        <li key={under}>
          <a class="button" href={`/connections?under=${encodeURIComponent(under)}${last ? `&check=${last.id}` : ''}`}>
            <Icon name="connection" />
            {last
              ? text.connected(under, `${number(last.reachable)} / ${number(last.agencies)}`, dayAndTime(last.at))
              : text.neverChecked(under)}
          </a>
        </li>
      ))}
    </ul>
  );
}

const branchesMax = 6;

/** The branches it touches, by the first part of their codes. */
function branchesOf({ opens, changes, closes }: Plan): string[] {
  const codes = [
    ...opens.map(({ code }) => code),
    ...changes.map(({ code }) => code),
    ...closes.flatMap(({ receivesFor, successors = [] }) => (receivesFor ? [receivesFor] : successors)),
  ];
  return [...new Set(codes.map((code) => code.split('.')[0] ?? code))].sort().slice(0, branchesMax);
}
