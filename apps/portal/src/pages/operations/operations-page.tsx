import { api, ask } from '../../api/call.js';
import { Page } from '../../app/page.js';
import { pageTitles } from '../../app/shell.words.js';
import { useAsked } from '../../parts/asked.js';
import { Tabs, useTab } from '../../parts/tabs.js';
import { useEffect } from 'preact/hooks';
import { number } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { DeadLetters } from './dead-letters.js';
import { Destinations } from './destinations.js';
import { Frozen } from './frozen.js';
import { OneDocument } from './one-document.js';
import { operationsWords } from './operations.words.js';
import { StandOfAxis } from './stand-of-axis.js';
import { Stuck } from './stuck.js';
import './operations.css';

const words = inLanguage(operationsWords);
const titles = inLanguage(pageTitles);
const askedAnewMs = 20_000;

/** How the axis fares, what does not arrive, and what an administrator can do about it. */
export default function OperationsPage() {
  const text = words.value;
  const tab = useTab(['state', 'stuck', 'dead-letters', 'frozen', 'destinations', 'document']);
  const stand = useAsked((signal) => ask(api.GET('/v1/operations', { signal })), []);
  useEffect(() => {
    if (tab !== 'state') return;
    const timer = setInterval(() => document.visibilityState === 'visible' && stand.again(), askedAnewMs);
    return () => clearInterval(timer);
  }, [tab]);
  const { deadLetters, destinations } = stand.data ?? {};
  const counted = (count: number | undefined) => (count === undefined ? undefined : `(${number(count)})`);
  return (
    <Page title={titles.value.operations}>
      <Tabs
        label={titles.value.operations}
        tabs={[
          ['state', text.state],
          ['stuck', text.stuck],
          ['dead-letters', text.deadLetters, counted(deadLetters)],
          ['frozen', text.frozenTab],
          ['destinations', text.destinations, counted(destinations)],
          ['document', text.oneDocument],
        ]}
      />
      {tab === 'state' && <StandOfAxis asked={stand} />}
      {tab === 'stuck' && <Stuck />}
      {tab === 'dead-letters' && <DeadLetters onChange={stand.again} />}
      {tab === 'frozen' && <Frozen />}
      {tab === 'destinations' && <Destinations />}
      {tab === 'document' && <OneDocument />}
    </Page>
  );
}
