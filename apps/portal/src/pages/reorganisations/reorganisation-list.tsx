import { api, ask, type Schemas } from '../../api/call.js';
import { Shown, useAsked } from '../../parts/asked.js';
import { Badge } from '../../parts/badge.js';
import { ButtonLink } from '../../parts/button.js';
import { whoIn } from '../../parts/who.js';
import { isAdministrator } from '../../session/session.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { planStateIn, planTones } from './plan-state.js';
import { reorganisationsWords } from './reorganisations.words.js';

const words = inLanguage(reorganisationsWords);

export function ReorganisationList() {
  const text = words.value;
  const asked = useAsked((signal) => ask(api.GET('/v1/reorganisations', { signal })), []);
  return (
    <section class="card">
      <Shown asked={asked}>
        {({ reorganisations }) =>
          reorganisations.length === 0 ? (
            <div class="empty stack">
              <p>{text.none}</p>
              {isAdministrator.value && (
                <p>
                  <ButtonLink href="/reorganisations?tab=plan" icon="plan" kind="primary">
                    {text.makePlan}
                  </ButtonLink>
                </p>
              )}
            </div>
          ) : (
            <Table plans={reorganisations} />
          )
        }
      </Shown>
    </section>
  );
}

function Table({ plans }: { plans: readonly Schemas['Reorganisation'][] }) {
  const text = words.value;
  return (
    <div class="scrolls">
      <table>
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            <th scope="col">{text.moment}</th>
            <th scope="col">{text.state}</th>
            <th scope="col">{text.reason}</th>
            <th scope="col">{text.contents}</th>
            <th scope="col">{text.proposedBy}</th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <tr key={plan.name}>
              <th scope="row">
                <a href={`/reorganisations/${encodeURIComponent(plan.name)}`}>{plan.name}</a>
              </th>
              <td class="nowrap">{dayAndTime(plan.effectiveAt)}</td>
              <td>
                <Badge tone={planTones[planStateIn(plan)]}>{text.states[planStateIn(plan)]}</Badge>
              </td>
              <td>{plan.reason}</td>
              <td>{text.counts(plan.counts)}</td>
              <td>{whoIn(plan.proposed.by)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
