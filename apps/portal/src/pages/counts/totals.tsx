import { Total, Totals } from '../../parts/totals.js';
import { number, share } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { type Counts, meanHours, signedShare } from './counts.js';
import { countsWords } from './counts.words.js';

const words = inLanguage(countsWords);

/** The sums of the days that were chosen, large enough to be read at a glance. */
export function CountTotals({ totals }: { totals: Counts }) {
  const text = words.value;
  const packetSigned = signedShare(totals, 'packetSigned');
  const pdfSigned = signedShare(totals, 'pdfSigned');
  const toDelivered = meanHours(totals.hoursToDelivered, totals.timedDelivered);
  const toAcknowledged = meanHours(totals.hoursToAcknowledged, totals.timedAcknowledged);
  const known = (value: number | undefined, say: (value: number) => string) => (value === undefined ? '–' : say(value));
  return (
    <Totals>
      <Total label={text.counts.sent} value={number(totals.sent)} says={text.addressedTo(number(totals.addressed))} />
      <Total label={text.counts.received} value={number(totals.received)} says={text.meanOf(toDelivered)} />
      <Total label={text.counts.acknowledged} value={number(totals.acknowledged)} says={text.meanOf(toAcknowledged)} />
      <Total
        label={text.counts.refused}
        value={number(totals.refused)}
        says={text.withdrawnToo(number(totals.withdrawn))}
      />
      <Total
        label={text.counts.overdue}
        value={number(totals.overdue)}
        says={text.failedToo(number(totals.expired), number(totals.undeliverable))}
      />
      <Total
        label={text.packetShare}
        value={known(packetSigned, share)}
        says={text.ofSent(number(totals.packetSigned))}
      />
      <Total label={text.pdfShare} value={known(pdfSigned, share)} says={text.ofSent(number(totals.pdfSigned))} />
      <Total
        label={text.counts.unsigned}
        value={number(totals.unsigned)}
        says={totals.signaturesNotKnown > 0 ? text.notKnown(number(totals.signaturesNotKnown)) : text.forInformation}
      />
    </Totals>
  );
}
