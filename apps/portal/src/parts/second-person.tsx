import type { Schemas } from '../api/call.js';
import { dayAndTime } from '../words/formats.js';
import { inLanguage } from '../words/language.js';
import { Note } from './note.js';
import { secondPersonWords } from './second-person.words.js';

const words = inLanguage(secondPersonWords);

/** What a call answered: that it waits, or nothing of the kind. */
export function proposalIn(answer: object): Schemas['Proposal'] | undefined {
  return 'proposal' in answer ? (answer.proposal as Schemas['Proposal']) : undefined;
}

/** It was asked for and is not done: another administrator has to approve it. */
export function WaitsForSecondPerson({ proposal }: { proposal: Schemas['Proposal'] }) {
  const { waits, until, toApprovals } = words.value;
  return (
    <Note tone="wait">
      <p class="strong">{waits}</p>
      <p>
        {until(dayAndTime(proposal.until))} <a href="/approvals">{toApprovals}</a>
      </p>
    </Note>
  );
}
