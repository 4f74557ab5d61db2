import { inLanguage } from '../../words/language.js';
import { Badge } from '../badge.js';
import type { Line } from './lines.js';
import { listsWords } from './lists.words.js';

const words = inLanguage(listsWords);

/** What has to be seen before a document is opened: void, held, or about another one. */
export function StandingBadges({ line }: { line: Pick<Line, 'revokedAt' | 'frozenAt' | 'businessType'> }) {
  const { revoked, frozen, businessTypes } = words.value;
  return (
    <>
      {line.revokedAt && (
        <Badge tone="bad" icon="stop">
          {revoked}
        </Badge>
      )}{' '}
      {line.frozenAt && (
        <Badge tone="bad" icon="freeze">
          {frozen}
        </Badge>
      )}{' '}
      {line.businessType > 0 && <Badge tone="accent">{businessTypes[line.businessType]}</Badge>}
    </>
  );
}
