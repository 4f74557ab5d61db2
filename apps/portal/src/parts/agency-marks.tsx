import { inLanguage } from '../words/language.js';
import type { Agency } from './agency-levels.js';
import { agencyPartsWords } from './agency-parts.words.js';
import { Badge } from './badge.js';

const words = inLanguage(agencyPartsWords);

/** What is out of the ordinary about an agency at a moment; mostly nothing. */
export function AgencyMarks({ agency, at = new Date() }: { agency: Agency; at?: Date }) {
  const text = words.value;
  const { validFrom, validUntil, joining, hidden, test, centre } = agency;
  const isClosed = validUntil !== undefined && new Date(validUntil) <= at;
  return (
    <>
      {isClosed && <Badge tone="bad">{text.closed}</Badge>}
      {new Date(validFrom) > at && <Badge tone="accent">{text.coming}</Badge>}
      {joining && joining.state !== 'live' && (
        <Badge tone={joining.state === 'suspended' ? 'bad' : 'wait'}>{text[joining.state]}</Badge>
      )}
      {centre && <Badge>{text.centre}</Badge>}
      {hidden && <Badge>{text.hidden}</Badge>}
      {test && <Badge>{text.test}</Badge>}
    </>
  );
}
