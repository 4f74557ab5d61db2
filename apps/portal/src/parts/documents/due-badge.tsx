import { dayForField, plainDay } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { Badge } from '../badge.js';
import { listsWords } from './lists.words.js';

interface DueBadgeProps {
  /** As the packet says it; older documents have none. */
  readonly dueOn: string | undefined;
  /** Somebody still has to do something. */
  readonly open: boolean;
}

/** Until when a document is to be dealt with: striking once that day is over and it is not. */
export function DueBadge({ dueOn, open }: DueBadgeProps) {
  if (dueOn === undefined) return null;
  const late = open && isDay.test(dueOn) && dueOn < dayForField(new Date());
  return (
    <Badge tone={late ? 'bad' : 'calm'} icon={late ? 'late' : undefined}>
      {inLanguage(listsWords).value.due(plainDay(dueOn))}
    </Badge>
  );
}

const isDay = /^\d{4}-\d{2}-\d{2}$/;
