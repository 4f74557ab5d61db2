import { Page } from '../../app/page.js';
import { pageTitles } from '../../app/shell.words.js';
import { Tabs, useTab } from '../../parts/tabs.js';
import { isAdministrator } from '../../session/session.js';
import { inLanguage } from '../../words/language.js';
import { PlanEditor } from './plan-editor.js';
import { ReorganisationList } from './reorganisation-list.js';
import { reorganisationsWords } from './reorganisations.words.js';
import './reorganisations.css';

const words = inLanguage(reorganisationsWords);
const titles = inLanguage(pageTitles);

/** Reorganisations there were and will be, and the plan that is being made. */
export default function ReorganisationsPage() {
  const text = words.value;
  const tab = useTab(['list', 'plan']);
  return (
    <Page title={titles.value.reorganisations}>
      {isAdministrator.value && (
        <Tabs
          label={titles.value.reorganisations}
          tabs={[
            ['list', text.list],
            ['plan', text.makePlan],
          ]}
        />
      )}
      {tab === 'plan' && isAdministrator.value ? <PlanEditor /> : <ReorganisationList />}
    </Page>
  );
}
