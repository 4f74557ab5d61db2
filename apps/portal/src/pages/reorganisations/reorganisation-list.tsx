import { api, ask, type Schemas } from '../../api/call.js';
import { Shown, useAsked } from '../../parts/asked.js';
import { Badge } from '../../parts/badge.js';
import { ButtonLink } from '../../parts/button.js';
import { Table } from '../../parts/table.js';
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
            <PlanTable plans={reorganisations} />
          )
        }
      </Shown>
    </section>
  );
}

function PlanTable({ plans }: { plans: readonly Schemas['Reorganisation'][] }) {
  const text = words.value;
  return (
    <Table heads={[text.name, text.moment, text.state, text.reason, text.contents, text.proposedBy]}>
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
    </Table>
  );
}
