import { Badge } from '../../parts/badge.js';
import { codeOf } from '../../parts/documents/code-of.js';
import { DueBadge } from '../../parts/documents/due-badge.js';
import type { ReceivedLine } from '../../parts/documents/lines.js';
import { listsWords } from '../../parts/documents/lists.words.js';
import { PriorityBadge } from '../../parts/documents/priority-badge.js';
import { StandingBadges } from '../../parts/documents/standing-badges.js';
import { StateBadge } from '../../parts/documents/state-badge.js';
import { clerkAgencies } from '../../session/session.js';
import { shortly } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { receivedWords } from './received.words.js';

const words = inLanguage(receivedWords);
const lists = inLanguage(listsWords);

export const columnsOfReceived =
  '3.5rem minmax(6rem, 9rem) minmax(10rem, 3fr) minmax(7rem, 1.5fr) 6rem minmax(9rem, 19rem)';

export function ReceivedHeading() {
  const { number, subject, day, state } = lists.value;
  const { entryNumber, sender } = words.value;
  return (
    <>
      <span>{entryNumber}</span>
      <span>{number}</span>
      <span>{subject}</span>
      <span>{sender}</span>
      <span>{day}</span>
      <span>{state}</span>
    </>
  );
}

/** One delivery: number in the register, number and subject of the document, who sent it and when, and where it stands. */
export function ReceivedRow({ line }: { line: ReceivedLine }) {
  const { entry, subject, sender, senderName, sentAt, state, questions, priority } = line;
  const isOfSeveral = clerkAgencies.value.length > 1;
  return (
    <>
      <span class="number">
        {entry && (
          <>
            <span class="unseen">{words.value.entryNumber}</span> {entry.number}
          </>
        )}
      </span>
      <span class="strong">{codeOf(line)}</span>
      <span class="main" title={subject}>
        <PriorityBadge priority={priority} /> <StandingBadges line={line} /> {subject}
      </span>
      <span class="other-side" title={sender}>
        {senderName ?? sender}
        {isOfSeveral && <span class="quiet"> → {line.recipientName ?? line.recipient}</span>}
      </span>
      <span class="quiet at">{shortly(sentAt)}</span>
      <span>
        {questions[0] ? (
          <Badge tone="wait" icon="warning">
            {said(questions[0].name)}
          </Badge>
        ) : (
          <StateBadge state={state} name={nameOf(line)} />
        )}{' '}
        <DueBadge dueOn={line.dueOn} open={isOpen(line)} />
      </span>
    </>
  );
}

function nameOf({ state, stateName, furthest }: ReceivedLine): ReceivedLine['stateName'] {
  if (state === 'pending') return { vi: receivedWords.vi.arrived, en: receivedWords.en.arrived };
  return state === 'acknowledged' && furthest ? furthest.name : stateName;
}

/** Nobody said yet that it is done, and nobody took it away. */
function isOpen({ state, furthest, revokedAt }: ReceivedLine): boolean {
  if (revokedAt !== undefined) return false;
  return state === 'pending' || state === 'delivered' || (state === 'acknowledged' && furthest?.status !== '06');
}
