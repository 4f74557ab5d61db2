import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { api, ask, type Schemas } from '../../api/call.js';
import { Page } from '../../app/page.js';
import { pageTitles } from '../../app/shell.words.js';
import { AgencyMarks } from '../../parts/agency-marks.js';
import { AgencyTree } from '../../parts/agency-tree.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { Field, TextInput } from '../../parts/field.js';
import { LongList } from '../../parts/long-list.js';
import { ProblemNote } from '../../parts/note.js';
import { usePagesOf } from '../../parts/pages-of.js';
import { ProposedNote } from '../../parts/proposed.js';
import { useQuery, useTyped } from '../../parts/query.js';
import { saveFromAxis } from '../../parts/save-file.js';
import { isAdministrator } from '../../session/session.js';
import { inLanguage } from '../../words/language.js';
import { AddAgency } from './add-agency.js';
import { agenciesWords } from './agencies.words.js';

const words = inLanguage(agenciesWords);
const addressOf = ({ code }: { code: string }) => `/agencies/${encodeURIComponent(code)}`;

/** All agencies: as a tree, or those that were searched for; as they are, or as they were or will be on a day. */
export default function AgenciesPage() {
  const text = words.value;
  const query = useQuery();
  const { get, set } = query;
  const { route } = useLocation();
  const [adding, setAdding] = useState(false);
  const [proposal, setProposal] = useState<Schemas['Proposal']>();
  const [typed, setTyped] = useTyped(query, 'q');
  const sought = get('q') ?? '';
  const day = get('day') ?? '';
  const at = day ? `${day}T12:00:00+07:00` : undefined;
  return (
    <Page
      title={inLanguage(pageTitles).value.agencies}
      acts={
        <>
          <Button icon="download" onClick={() => saveFromAxis('/v1/agencies/export?format=xlsx', 'agencies.xlsx')}>
            {text.exportXlsx}
          </Button>
          <Button icon="download" onClick={() => saveFromAxis('/v1/agencies/export?format=csv', 'agencies.csv')}>
            {text.exportCsv}
          </Button>
          {isAdministrator.value && (
            <>
              <ButtonLink icon="import" href="/imports">
                {text.importFile}
              </ButtonLink>
              <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
                {text.add}
              </Button>
            </>
          )}
        </>
      }
    >
      <ProposedNote proposal={proposal} />
      <div class="grid screen-only">
        <Field label={text.search} hint={text.searchHint}>
          <TextInput type="search" value={typed} onWrite={setTyped} maxLength={200} />
        </Field>
        <Field label={text.asOf} hint={text.asOfHint}>
          <TextInput type="date" value={day} onWrite={(next) => set({ day: next })} />
        </Field>
      </div>
      <section class="card">
        {sought ? (
          <FoundAgencies sought={sought} at={at} />
        ) : (
          <AgencyTree label={text.tree} at={at} onOpen={(agency) => route(addressOf(agency))} />
        )}
      </section>
      {adding && (
        <AddAgency
          onClose={() => setAdding(false)}
          onAdded={({ code, proposal: waits }) => (waits ? setProposal(waits) : route(addressOf({ code })))}
        />
      )}
    </Page>
  );
}

function FoundAgencies({ sought, at }: { sought: string; at?: string }) {
  const text = words.value;
  const found = usePagesOf(
    async (after, signal) => {
      const query = { q: sought, at, after, limit: 100 };
      const { agencies, next } = await ask(api.GET('/v1/agencies', { params: { query }, signal }));
      return { rows: agencies, next };
    },
    [sought, at],
  );
  if (found.error !== undefined) return <ProblemNote error={found.error} again={found.again} />;
  if (found.whole && found.rows.length === 0) return <p class="empty">{text.noneFound}</p>;
  return (
    <>
      {found.loading && <div class="waiting" />}
      <LongList
        rows={found.rows}
        label={text.found}
        keyOf={({ code }) => code}
        href={addressOf}
        columns="11rem 1fr auto"
        onEnd={found.more}
        heading={
          <>
            <span>{text.code}</span>
            <span>{text.name}</span>
            <span>{text.state}</span>
          </>
        }
      >
        {(agency) => (
          <>
            <span class="code">{agency.code}</span>
            <span class="main">{agency.name}</span>
            <span class="row">
              <AgencyMarks agency={agency} />
            </span>
          </>
        )}
      </LongList>
    </>
  );
}
