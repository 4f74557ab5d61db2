import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { Page } from '../../app/page.js';
import { ownAgencies } from '../../app/portal-agencies.js';
import { pageTitles } from '../../app/shell.words.js';
import { Shown, useAsked } from '../../parts/asked.js';
import { Button } from '../../parts/button.js';
import { Note } from '../../parts/note.js';
import { useQuery } from '../../parts/query.js';
import { person } from '../../session/session.js';
import { dayForField } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { AboutNote } from './about-note.js';
import type { Sent } from './answers.js';
import { aboutIn, beginAbout } from './begin-about.js';
import { type Draft, newDraft, newId } from './draft.js';
import { FileList } from './file-list.js';
import { HeadingFields } from './heading-fields.js';
import { KeptDrafts } from './kept-drafts.js';
import { Recipients } from './recipients.js';
import { SendDraft } from './send-draft.js';
import { SentNote } from './sent-note.js';
import { useDraft } from './use-draft.js';
import { writeWords } from './write.words.js';

const words = inLanguage(writeWords);

/** An agency without a system writes and sends here. What is written is in the address by its draft, and outlives the page. */
export default function WritePage() {
  const text = words.value;
  const title = inLanguage(pageTitles).value.write;
  const query = useQuery();
  const { route } = useLocation();
  const own = ownAgencies.value;
  const id = query.get('draft');
  const mayWrite = own?.some(({ worksHere }) => worksHere) ?? false;
  const anew = () => route(`/write?draft=${newId()}`);
  useEffect(() => {
    if (mayWrite && id === undefined) query.set({ draft: newId() });
  }, [mayWrite, id]);
  if (!own) {
    return (
      <Page title={title}>
        <div class="waiting" role="progressbar" aria-label="…" />
      </Page>
    );
  }
  return (
    <Page
      title={title}
      acts={
        mayWrite && (
          <Button icon="plus" onClick={anew}>
            {text.newOne}
          </Button>
        )
      }
    >
      {!mayWrite && <Note tone="wait">{text.notHere}</Note>}
      {mayWrite && id !== undefined && (
        <>
          <KeptDrafts person={person.value?.name ?? ''} without={id} />
          <Begun key={id} id={id} onNew={anew} />
        </>
      )}
    </Page>
  );
}

/** Of a draft about an earlier document that document is looked up first. */
function Begun({ id, onNew }: { id: string; onNew: () => void }) {
  const query = useQuery();
  const wanted = aboutIn(query.get);
  const about = useAsked(async (signal) => (wanted ? beginAbout(wanted, signal) : {}), [id]);
  const first = ownAgencies.value?.find(({ worksHere }) => worksHere);
  const begin = (from: Partial<Draft>): Draft => ({
    ...newDraft(id, {
      person: person.value?.name ?? '',
      agency: first?.code ?? '',
      promulgatedOn: dayForField(new Date()),
    }),
    ...from,
  });
  return <Shown asked={about}>{(from) => <Form id={id} begin={() => begin(from)} onNew={onNew} />}</Shown>;
}

function Form({ id, begin, onNew }: { id: string; begin: () => Draft; onNew: () => void }) {
  const text = words.value;
  const written = useDraft(id, begin);
  const [sent, setSent] = useState<Sent>();
  if (sent) return <SentNote sent={sent} onNew={onNew} />;
  if (!written) return <div class="waiting" role="progressbar" aria-label="…" />;
  const { draft, keeping, change, addFiles, removeFile } = written;
  const packetBytesMax = ownAgencies.value?.find(({ code }) => code === draft.agency)?.packetBytesMax ?? Infinity;
  return (
    <form class="stack" onSubmit={(event) => event.preventDefault()}>
      {/* What may have left is not changed until it is known whether it arrived. */}
      <fieldset class="stack" disabled={draft.sentAs !== undefined}>
        <AboutNote draft={draft} change={change} />
        <HeadingFields draft={draft} change={change} />
        <Recipients
          agency={draft.agency}
          recipients={draft.recipients}
          onChange={(recipients) => change({ recipients })}
        />
        <FileList
          files={draft.files}
          packetBytesMax={packetBytesMax}
          onAdd={addFiles}
          onRemove={removeFile}
          onOrder={(files) => change({ files })}
        />
      </fieldset>
      <SendDraft written={written} onSent={setSent} />
      <p class={keeping === 'failed' ? 'strong' : 'quiet'} role="status">
        {text.keeping[keeping]}
      </p>
    </form>
  );
}
