import { api, ask } from '../../api/call.js';
import { Page } from '../../app/page.js';
import { pageTitles } from '../../app/shell.words.js';
import { type Asked, useAsked } from '../../parts/asked.js';
import { Tabs, useTab } from '../../parts/tabs.js';
import { useEffect } from 'preact/hooks';
import { seesAll } from '../../session/administered.js';
import { number } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { DeadLetters } from './dead-letters.js';
import { Destinations } from './destinations.js';
import { Frozen } from './frozen.js';
import { OneDocument } from './one-document.js';
import type { Operations } from './operations.js';
import { operationsWords } from './operations.words.js';
import { StandOfAxis } from './stand-of-axis.js';
import { Stuck } from './stuck.js';
import './operations.css';

const words = inLanguage(operationsWords);
const titles = inLanguage(pageTitles);
const askedAnewMs = 20_000;
const tabsOfAxis = ['state', 'stuck', 'dead-letters', 'frozen', 'destinations', 'document'] as const;
/** How the axis fares is nobody's branch. */
const tabsOfBranch = ['stuck', 'dead-letters', 'frozen', 'document'] as const;
type Tab = (typeof tabsOfAxis)[number];

/** How the axis fares, what does not arrive, and what an administrator can do about it. */
export default function OperationsPage() {
  const text = words.value;
  const ofAxis = seesAll.value;
  const tab = useTab(ofAxis ? tabsOfAxis : tabsOfBranch);
  const stand = useAsked(async (signal) => (ofAxis ? ask(api.GET('/v1/operations', { signal })) : undefined), [ofAxis]);
  useEffect(() => {
    if (tab !== 'state') return;
    const timer = setInterval(() => document.visibilityState === 'visible' && stand.again(), askedAnewMs);
    return () => clearInterval(timer);
  }, [tab]);
  const { deadLetters, destinations } = stand.data ?? {};
  const counted = (count: number | undefined) => (count === undefined ? undefined : `(${number(count)})`);
  const names = {
    ...{ state: text.state, stuck: text.stuck, 'dead-letters': text.deadLetters },
    ...{ frozen: text.frozenTab, destinations: text.destinations, document: text.oneDocument },
  };
  const counts: Partial<Record<Tab, string>> = {
    'dead-letters': counted(deadLetters),
    destinations: counted(destinations),
  };
  return (
    <Page title={titles.value.operations}>
      <Tabs
        label={titles.value.operations}
        tabs={(ofAxis ? tabsOfAxis : tabsOfBranch).map((name) => [name, names[name], counts[name]])}
      />
      {tab === 'state' && <StandOfAxis asked={stand as Asked<Operations>} />}
      {tab === 'stuck' && <Stuck />}
      {tab === 'dead-letters' && <DeadLetters onChange={stand.again} />}
      {tab === 'frozen' && <Frozen />}
      {tab === 'destinations' && <Destinations />}
      {tab === 'document' && <OneDocument />}
    </Page>
  );
}
