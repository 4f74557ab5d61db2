import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { Page } from '../../app/page.js';
import { pageTitles } from '../../app/shell.words.js';
import { Badge } from '../../parts/badge.js';
import { Button } from '../../parts/button.js';
import { MoreRows } from '../../parts/more-rows.js';
import { usePagesOf } from '../../parts/pages-of.js';
import { ProposedNote, proposalIn } from '../../parts/proposed.js';
import { Table } from '../../parts/table.js';
import { tell } from '../../parts/told.js';
import { administers } from '../../session/administered.js';
import { isAdministrator } from '../../session/session.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { grantInWords } from '../account/grant-in-words.js';
import { ActOnPerson, type PersonAct } from './act-on-person.js';
import { AddPerson } from './add-person.js';
import { ImportPeople } from './import-people.js';
import { type Invited, invitationIn, InvitationShown } from './invitation-shown.js';
import { peopleWords } from './people.words.js';
import './people.css';

type Person = Schemas['Person'];

const words = inLanguage(peopleWords);

/** Who has an account, as what, and how far each has come; what opens one is shown once. */
export default function PeoplePage() {
  const text = words.value;
  const [doing, setDoing] = useState<'add' | 'import' | { act: PersonAct; person: Person }>();
  const [proposal, setProposal] = useState<Schemas['Proposal']>();
  const [invited, setInvited] = useState<Invited>();
  const people = usePagesOf(async (after, signal) => {
    const page = await ask(api.GET('/v1/people', { params: { query: { after, limit: 100 } }, signal }));
    return { rows: page.people, next: page.next };
  }, []);
  const onDone = (answer: object) => {
    const waits = proposalIn(answer);
    setProposal(waits);
    setInvited(invitationIn(answer));
    if (!waits) tell(text.done);
    people.again();
  };
  const close = () => setDoing(undefined);
  return (
    <Page
      title={inLanguage(pageTitles).value.people}
      acts={
        isAdministrator.value && (
          <>
            <Button icon="import" onClick={() => setDoing('import')}>
              {text.importFile}
            </Button>
            <Button kind="primary" icon="plus" onClick={() => setDoing('add')}>
              {text.add}
            </Button>
          </>
        )
      }
    >
      <ProposedNote proposal={proposal} />
      <section class="card">
        {people.whole && people.rows.length === 0 && <p class="empty">{text.none}</p>}
        <Table heads={[text.fullName, text.roles, text.state, isAdministrator.value && text.acts]} stacks>
          {people.rows.map((person) => (
            <PersonRow key={person.name} person={person} onAct={(act) => setDoing({ act, person })} />
          ))}
        </Table>
        <MoreRows pages={people} />
      </section>
      {doing === 'add' && <AddPerson onClose={close} onAdded={onDone} />}
      {doing === 'import' && <ImportPeople onClose={close} onDone={people.again} />}
      {typeof doing === 'object' && <ActOnPerson {...doing} onClose={close} onDone={onDone} />}
      {invited && <InvitationShown invited={invited} onClose={() => setInvited(undefined)} />}
    </Page>
  );
}

function PersonRow({ person, onAct }: { person: Person; onAct: (act: PersonAct) => void }) {
  const text = words.value;
  const { name, fullName, email, grants, joinedAt, disabledAt } = person;
  const acts: PersonAct[] =
    disabledAt || !administers(agenciesOf(grants))
      ? []
      : joinedAt
        ? ['changeRoles', 'resetTotp', 'disable']
        : ['changeRoles', 'inviteAnew', 'disable'];
  return (
    <tr>
      <td>
        <p class="strong">{fullName}</p>
        <p class="quiet">
          <span class="code">{name}</span>
          {email && ` · ${email}`}
        </p>
      </td>
      <td>
        {grants.map((grant) => (
          <p key={JSON.stringify(grant)}>{grantInWords(grant)}</p>
        ))}
      </td>
      <td>
        <Standing person={person} />
      </td>
      {isAdministrator.value && (
        <td>
          <div class="row">
            {acts.map((act) => (
              <Button key={act} onClick={() => onAct(act)} aria-label={`${text[act]}: ${fullName}`}>
                {text[act]}
              </Button>
            ))}
          </div>
        </td>
      )}
    </tr>
  );
}

/** None where one of the roles reaches beyond any branch. */
function agenciesOf(grants: Person['grants']): string[] {
  const agencies = grants.map((grant) => {
    if (grant.role === 'clerk') return grant.agencies;
    return grant.role === 'administrator' && grant.branch !== undefined ? [grant.branch] : undefined;
  });
  return agencies.includes(undefined) ? [] : agencies.flatMap((each) => each ?? []);
}

function Standing({ person }: { person: Person }) {
  const text = words.value;
  const { joinedAt, invitedUntil, secondFactor, disabledAt, disabledReason } = person;
  if (disabledAt) {
    return (
      <>
        <Badge tone="bad">{text.disabled}</Badge> <span class="quiet">{dayAndTime(disabledAt)}</span>
        {disabledReason && <p class="quiet">{disabledReason}</p>}
      </>
    );
  }
  if (joinedAt) {
    return secondFactor ? (
      <Badge tone="good">{text.joined(dayAndTime(joinedAt))}</Badge>
    ) : (
      <Badge tone="wait">{text.secondFactorMissing}</Badge>
    );
  }
  const isOpen = invitedUntil !== undefined && Date.parse(invitedUntil) > Date.now();
  return <Badge tone="wait">{isOpen ? text.invited(dayAndTime(invitedUntil)) : text.lapsed}</Badge>;
}
