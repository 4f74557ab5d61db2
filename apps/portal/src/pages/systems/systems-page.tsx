import { useState } from 'preact/hooks';
import { api, ask } from '../../api/call.js';
import type { paths } from '../../api/v1.js';
import { Page } from '../../app/page.js';
import { pageTitles } from '../../app/shell.words.js';
import { Badge } from '../../parts/badge.js';
import { Button } from '../../parts/button.js';
import { LongList } from '../../parts/long-list.js';
import { ProblemNote } from '../../parts/note.js';
import { usePagesOf } from '../../parts/pages-of.js';
import { ProposedNote } from '../../parts/proposed.js';
import { isAdministrator } from '../../session/session.js';
import { number } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { type AddedSystem, AddSystem } from './add-system.js';
import { CredentialsShown } from './credentials-shown.js';
import { systemsWords } from './systems.words.js';
import './systems.css';

type List = paths['/v1/systems']['get']['responses'][200]['content']['application/json'];

const words = inLanguage(systemsWords);

export default function SystemsPage() {
  const text = words.value;
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<AddedSystem>();
  const [shownCredentials, setShownCredentials] = useState(false);
  const systems = usePagesOf(async (after, signal) => {
    const page = await ask(api.GET('/v1/systems', { params: { query: { after, limit: 200 } }, signal }));
    return { rows: page.systems, next: page.next };
  }, []);
  return (
    <Page
      title={inLanguage(pageTitles).value.systems}
      acts={
        isAdministrator.value && (
          <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
            {text.add}
          </Button>
        )
      }
    >
      <ProposedNote proposal={added?.proposal} />
      {systems.error !== undefined && <ProblemNote error={systems.error} again={systems.again} />}
      <section class="card">
        {systems.loading && <div class="waiting" />}
        {systems.whole && systems.rows.length === 0 ? (
          <p class="empty">{text.none}</p>
        ) : (
          <LongList
            rows={systems.rows}
            label={text.list}
            keyOf={({ name }) => name}
            href={({ name }) => `/systems/${encodeURIComponent(name)}`}
            columns="minmax(12rem, 2fr) 10rem 8rem 10rem 9rem"
            onEnd={systems.more}
            heading={
              <>
                <span>{text.name}</span>
                <span>{text.door}</span>
                <span>{text.agencies}</span>
                <span>{text.post}</span>
                <span>{text.state}</span>
              </>
            }
          >
            {(system) => <SystemLine system={system} />}
          </LongList>
        )}
      </section>
      {adding && (
        <AddSystem
          onClose={() => setAdding(false)}
          onAdded={(next) => {
            setAdded(next);
            setShownCredentials(true);
            systems.again();
          }}
        />
      )}
      {added && shownCredentials && (
        <CredentialsShown {...added} waits={added.proposal !== undefined} onClose={() => setShownCredentials(false)} />
      )}
    </Page>
  );
}

function SystemLine({
  system: { name, door, agencies, suspended, keys, takesPost },
}: {
  system: List['systems'][number];
}) {
  const text = words.value;
  const hasKey = door === 'portal' || keys.some(({ until }) => until === undefined || Date.parse(until) > Date.now());
  return (
    <>
      <span class="main strong">{name}</span>
      <span>{text.doors[door]}</span>
      <span>{text.agencyCount(number(agencies))}</span>
      <span>{text.takesPost[takesPost ?? 'pull']}</span>
      <span>
        {suspended ? (
          <Badge tone="bad">{text.suspended}</Badge>
        ) : hasKey ? (
          <Badge tone="good">{text.running}</Badge>
        ) : (
          <Badge tone="wait">{text.noKey}</Badge>
        )}
      </span>
    </>
  );
}
