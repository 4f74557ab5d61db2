import { Page } from '../../app/page.js';
import { pageTitles } from '../../app/shell.words.js';
import { Tabs, useTab } from '../../parts/tabs.js';
import { inLanguage } from '../../words/language.js';
import { auditWords } from './audit.words.js';
import { AuditLog } from './audit-log.js';
import { Readings } from './readings.js';
import './audit.css';

const words = inLanguage(auditWords);
const titles = inLanguage(pageTitles);

/** What administrators did, and which documents people read. */
export default function AuditPage() {
  const { acts, readings } = words.value;
  const tab = useTab(['acts', 'readings']);
  return (
    <Page title={titles.value.audit}>
      <Tabs
        label={titles.value.audit}
        tabs={[
          ['acts', acts],
          ['readings', readings],
        ]}
      />
      {tab === 'readings' ? <Readings /> : <AuditLog />}
    </Page>
  );
}
