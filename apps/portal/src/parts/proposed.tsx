import type { Schemas } from '../api/call.js';
import { inLanguage } from '../words/language.js';
import { Note } from './note.js';
import { proposedWords } from './proposed.words.js';

const words = inLanguage(proposedWords);

/** What was answered instead of what was asked for, where a second person decides. */
export function proposalIn(answer: object | undefined): Schemas['Proposal'] | undefined {
  return answer && 'proposal' in answer ? (answer.proposal as Schemas['Proposal']) : undefined;
}

/** Said where the act was asked for, until the page is left: a line in the corner would be gone before it is read. */
export function ProposedNote({ proposal }: { proposal?: Schemas['Proposal'] }) {
  if (!proposal) return null;
  const { waits, toApprovals } = words.value;
  return (
    <Note tone="wait">
      <p>{waits}</p>
      <p>
        <a href="/approvals">{toApprovals}</a>
      </p>
    </Note>
  );
}
