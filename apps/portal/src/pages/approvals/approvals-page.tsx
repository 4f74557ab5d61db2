import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { Page } from '../../app/page.js';
import { pageTitles } from '../../app/shell.words.js';
import { Badge } from '../../parts/badge.js';
import { Button } from '../../parts/button.js';
import { Field, Select } from '../../parts/field.js';
import { MoreRows } from '../../parts/more-rows.js';
import { Note } from '../../parts/note.js';
import { usePagesOf } from '../../parts/pages-of.js';
import { useQuery } from '../../parts/query.js';
import { administers } from '../../session/administered.js';
import { person } from '../../session/session.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { InvitationShown, invitationIn } from '../people/invitation-shown.js';
import { approvalsWords } from './approvals.words.js';
import { Decide } from './decide.js';
import { WantedShown } from './wanted.js';
import './approvals.css';

type Proposal = Schemas['Proposal'];
type State = Proposal['state'];

const words = inLanguage(approvalsWords);
const tones = { pending: 'wait', approved: 'good', refused: 'bad', lapsed: 'calm' } as const;

/** What waits for a second person, and what became of what waited. */
export default function ApprovalsPage() {
  const text = words.value;
  const { get, set } = useQuery();
  const state = (get('state') ?? 'pending') as State;
  const [deciding, setDeciding] = useState<{ proposal: Proposal; decision: 'approve' | 'refuse' }>();
  const [invited, setInvited] = useState<ReturnType<typeof invitationIn>>();
  const proposals = usePagesOf(
    async (after, signal) => {
      const page = await ask(api.GET('/v1/approvals', { params: { query: { state, after, limit: 50 } }, signal }));
      return { rows: page.proposals, next: page.next };
    },
    [state],
  );
  return (
    <Page title={inLanguage(pageTitles).value.approvals}>
      <p class="quiet">{text.intro}</p>
      <Field label={text.show}>
        <Select value={state} options={Object.entries(text.states)} onWrite={(next) => set({ state: next })} />
      </Field>
      {proposals.whole && proposals.rows.length === 0 && (
        <section class="card">
          <p class="empty">{state === 'pending' ? text.nonePending : text.none}</p>
        </section>
      )}
      {proposals.rows.map((proposal) => (
        <ProposalCard
          key={proposal.id}
          proposal={proposal}
          onDecide={(decision) => setDeciding({ proposal, decision })}
        />
      ))}
      <MoreRows pages={proposals} />
      {deciding && (
        <Decide
          {...deciding}
          onClose={() => setDeciding(undefined)}
          onDone={(result) => {
            setInvited(invitationIn(result));
            proposals.again();
          }}
        />
      )}
      {invited && <InvitationShown invited={invited} onClose={() => setInvited(undefined)} />}
    </Page>
  );
}

interface ProposalCardProps {
  readonly proposal: Proposal;
  readonly onDecide: (decision: 'approve' | 'refuse') => void;
}

function ProposalCard({ proposal, onDecide }: ProposalCardProps) {
  const text = words.value;
  const { what, subject, agencies, askedBy, askedAt, until, state, decidedBy, decidedAt, reason, bySystem } = proposal;
  const isMine = askedBy === person.value?.name;
  return (
    <article class="card">
      <header>
        <h2>{text.acts[what] ?? what}</h2>
        <span class="code quiet">{subject}</span>
        <span class="row">
          {isMine && state === 'pending' ? (
            <Badge tone="accent">{text.mine}</Badge>
          ) : (
            <Badge tone={tones[state]}>{text.states[state]}</Badge>
          )}
        </span>
      </header>
      <div class="inside stack">
        <p class="quiet">
          {text.askedBy(askedBy, dayAndTime(askedAt))}
          {state === 'pending' && ` · ${text.until(dayAndTime(until))}`}
          {decidedBy && decidedAt && ` · ${text.states[state]}: ${text.decided(decidedBy, dayAndTime(decidedAt))}`}
          {reason && ` · ${reason}`}
        </p>
        {bySystem && state === 'pending' && <Note tone="wait">{text.bySystem}</Note>}
        <WantedShown proposal={proposal} />
        {administers(agencies) && state === 'pending' && !isMine && (
          <div class="row">
            <Button kind="primary" onClick={() => onDecide('approve')}>
              {text.approve}
            </Button>
            <Button kind="grave" onClick={() => onDecide('refuse')}>
              {text.refuse}
            </Button>
          </div>
        )}
      </div>
    </article>
  );
}
