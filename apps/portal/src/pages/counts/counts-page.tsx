import { Page } from '../../app/page.js';
import { pageTitles } from '../../app/shell.words.js';
import { Shown, useAsked } from '../../parts/asked.js';
import { Button } from '../../parts/button.js';
import { Note } from '../../parts/note.js';
import { useQuery } from '../../parts/query.js';
import { saveFromAxis } from '../../parts/save-file.js';
import { inLanguage } from '../../words/language.js';
import { ByBranch } from './by-branch.js';
import { ByDay } from './by-day.js';
import { Chosen } from './chosen.js';
import { askForStatistics } from './counts.js';
import { countsWords } from './counts.words.js';
import { periodOf, presets } from './period.js';
import { CountTotals } from './totals.js';
import './counts.css';

const words = inLanguage(countsWords);
const titles = inLanguage(pageTitles);
/** A year and a day. */
const daysMax = 366;

/** How much was sent and received, and what became of it: by day, and by agency. */
export default function CountsPage() {
  const text = words.value;
  const query = useQuery();
  const preset = presets.find((each) => each === query.get('period')) ?? '30';
  const usual = periodOf(preset);
  const from = query.get('from') ?? usual.from;
  const to = query.get('to') ?? usual.to;
  const under = query.get('under');
  const wanted = { from, to, under };
  const counts = useAsked(
    (signal) => askForStatistics({ ...wanted, by: 'day', limit: daysMax }, signal),
    [from, to, under],
  );
  const by = query.get('by') === 'agency' ? 'agency' : 'branch';
  const save = (format: 'csv' | 'xlsx') => {
    const parameters = new URLSearchParams({ from, to, by, format, ...(under && { under }) });
    return saveFromAxis(`${location.origin}/v1/statistics?${parameters}`, `${text.fileName}-${from}-${to}.${format}`);
  };
  return (
    <Page
      title={titles.value.counts}
      acts={
        <>
          <Button icon="download" onClick={() => save('xlsx')}>
            {text.saveXlsx}
          </Button>
          <Button icon="download" onClick={() => save('csv')}>
            {text.saveCsv}
          </Button>
        </>
      }
    >
      <Chosen from={from} to={to} under={under} preset={query.get('from') ? undefined : preset} />
      <Shown asked={counts}>
        {(found) => (
          <>
            {!found.caughtUp && <Note tone="wait">{text.notCaughtUp}</Note>}
            <CountTotals totals={found.totals} />
            <ByDay rows={found.rows} period={{ from: found.from, to: found.to }} />
          </>
        )}
      </Shown>
      <ByBranch wanted={wanted} by={by} />
    </Page>
  );
}
