import { Badge } from '../badge.js';
import { inLanguage } from '../../words/language.js';
import { priorityWords } from './priority.words.js';

const words = inLanguage(priorityWords);

/** What is ordinary is not said. */
export function PriorityBadge({ priority }: { priority: number }) {
  if (priority < 1) return null;
  return (
    <Badge tone="bad" icon="urgent">
      {nameOfPriority(priority)}
    </Badge>
  );
}

export function nameOfPriority(priority: number): string {
  return words.value.names[priority] ?? String(priority);
}
