import { Badge, type Tone } from '../../parts/badge.js';
import { codeOf } from '../../parts/documents/code-of.js';
import { DueBadge } from '../../parts/documents/due-badge.js';
import type { SentLine } from '../../parts/documents/lines.js';
import { listsWords } from '../../parts/documents/lists.words.js';
import { PriorityBadge } from '../../parts/documents/priority-badge.js';
import { StandingBadges } from '../../parts/documents/standing-badges.js';
import { deliveryStates, nameOfState, StateBadge } from '../../parts/documents/state-badge.js';
import { number, shortly } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { sentWords } from './sent.words.js';

const words = inLanguage(sentWords);
const lists = inLanguage(listsWords);
const gone: readonly string[] = ['refused', 'expired', 'undeliverable'];

export const columnsOfSent = 'minmax(6rem, 9rem) minmax(10rem, 3fr) minmax(8rem, 2fr) 6rem minmax(9rem, 23rem)';

export function SentHeading() {
  const { number: code, subject, day, state } = lists.value;
  return (
    <>
      <span>{code}</span>
      <span>{subject}</span>
      <span>{words.value.recipients}</span>
      <span>{day}</span>
      <span>{state}</span>
    </>
  );
}

/** One document with what became of it: "3/12 đã tiếp nhận", and all of it in the tooltip. */
export function SentRow({ line }: { line: SentLine }) {
  const { subject, recipients, acceptedAt, priority, openQuestions } = line;
  const { count, first } = recipients;
  const names = first.map(({ agency, name }) => name ?? agency).join(', ');
  return (
    <>
      <span class="strong">{codeOf(line)}</span>
      <span class="main" title={subject}>
        <PriorityBadge priority={priority} /> <StandingBadges line={line} /> {subject}
      </span>
      <span class="other-side" title={names}>
        {names}
        {count > first.length && <span class="quiet"> {words.value.andOthers(number(count - first.length))}</span>}
      </span>
      <span class="quiet at">{shortly(acceptedAt)}</span>
      <span title={inWords(recipients)}>
        <Progress recipients={recipients} /> <DueBadge dueOn={line.dueOn} open={isOpen(line)} />{' '}
        {openQuestions > 0 && (
          <Badge tone="wait" icon="warning">
            {words.value.openQuestions(number(openQuestions))}
          </Badge>
        )}
      </span>
    </>
  );
}

/** Somebody has not taken it yet. How far those are who did, its page tells. */
function isOpen({ recipients: { byState }, revokedAt }: SentLine): boolean {
  return revokedAt === undefined && (byState.pending ?? 0) + (byState.delivered ?? 0) > 0;
}

function Progress({ recipients: { count, byState } }: { recipients: SentLine['recipients'] }) {
  const states = deliveryStates.filter((state) => byState[state]);
  const [only] = states;
  if (only && states.length === 1 && only !== 'acknowledged') return <StateBadge state={only} />;
  const acknowledged = byState.acknowledged ?? 0;
  const failed = gone.some((state) => byState[state as keyof typeof byState]);
  const tone: Tone = failed ? 'bad' : acknowledged === count ? 'good' : 'wait';
  const icon = { bad: 'warning', good: 'good', wait: 'late' } as const;
  return (
    <Badge tone={tone} icon={icon[tone as keyof typeof icon]}>
      {words.value.acknowledged(number(acknowledged), number(count))}
    </Badge>
  );
}

function inWords({ byState }: SentLine['recipients']): string {
  return deliveryStates
    .filter((state) => byState[state])
    .map((state) => `${nameOfState(state)}: ${number(byState[state] ?? 0)}`)
    .join('\n');
}
