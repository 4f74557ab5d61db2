import { useEffect, useRef, useState } from 'preact/hooks';
import { isOffline, Problem } from '../../api/problem.js';
import { ownAgencies } from '../../app/portal-agencies.js';
import { Button } from '../../parts/button.js';
import { Choice } from '../../parts/field.js';
import { Note } from '../../parts/note.js';
import { number } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import type { Checked, Sent } from './answers.js';
import { CheckOutcome } from './check-outcome.js';
import { documentIdOf } from './draft.js';
import { deleteDraft } from './draft-store.js';
import { formOf } from './form-of.js';
import { missingIn } from './missing-in.js';
import { Refused } from './refused.js';
import { type Progress, upload } from './upload.js';
import { Uploading } from './uploading.js';
import type { DraftBeingWritten } from './use-draft.js';
import { writeWords } from './write.words.js';

const words = inLanguage(writeWords);

interface SendDraftProps {
  readonly written: DraftBeingWritten;
  readonly onSent: (sent: Sent) => void;
}

interface Doing {
  readonly what: 'check' | 'send';
  readonly giveUp: AbortController;
  readonly progress?: Progress;
}

/** Confirms, checks and sends; says how far it has come, and what to do when it came nowhere. */
export function SendDraft({ written, onSent }: SendDraftProps) {
  const { draft, files, change, keepNow, leave } = written;
  const text = words.value;
  const [doing, setDoing] = useState<Doing>();
  const [checked, setChecked] = useState<Checked>();
  const [error, setError] = useState<unknown>();
  const [asked, setAsked] = useState(false);
  const missing = missingIn(draft);
  const busy = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => busy.current?.abort(), []);
  useEffect(() => {
    // What was found of another draft than this one is not shown.
    setChecked(undefined);
  }, [draft.recipients, draft.files, draft.subject, draft.number, draft.notation, draft.agency]);
  useWarning(doing !== undefined);

  const start = async <Body,>(what: Doing['what'], path: string): Promise<Body> => {
    const giveUp = new AbortController();
    busy.current = giveUp;
    setError(undefined);
    setChecked(undefined);
    setDoing({ what, giveUp });
    // The name it leaves under is the one that was kept.
    const leaving = what === 'send' ? { ...draft, sentAs: draft.sentAs ?? documentIdOf(draft) } : draft;
    if (what === 'send') await keepNow({ sentAs: leaving.sentAs });
    const name = ownAgencies.value?.find(({ code }) => code === draft.agency)?.name ?? draft.agency;
    const onProgress = (progress: Progress) => setDoing({ what, giveUp, progress });
    try {
      return await upload<Body>(path, () => formOf(leaving, name, files), { signal: giveUp.signal, onProgress });
    } finally {
      busy.current = undefined;
      setDoing(undefined);
    }
  };
  const mayStart = () => {
    setAsked(true);
    return missing.length === 0;
  };
  const check = () =>
    mayStart() && start<Checked>('check', '/v1/document-checks').then(setChecked, (refused) => keepError(refused));
  const send = () =>
    mayStart() &&
    start<Sent>('send', '/v1/documents').then(
      async (sent) => {
        leave();
        await deleteDraft(draft.id).catch(() => undefined);
        onSent(sent);
      },
      async (refused) => {
        if (isKnownToHaveFailed(refused)) await keepNow({ sentAs: undefined });
        keepError(refused);
      },
    );
  const keepError = (refused: unknown) => {
    if (!(refused instanceof DOMException)) setError(refused);
  };

  const isUncertain = draft.sentAs !== undefined && !doing;
  return (
    <section class="card">
      <header>
        <h2>{text.checkAndSend}</h2>
      </header>
      <div class="inside stack">
        <Choice checked={draft.noSecrets} required onChoose={(noSecrets) => change({ noSecrets })}>
          <span class="strong">{text.noSecrets}</span> <span class="quiet">{text.noSecretsHint}</span>
        </Choice>
        {asked && missing.length > 0 && <Note tone="bad">{text.missing(missing.join(', '))}</Note>}
        {doing && <Uploading what={doing.what} progress={doing.progress} onStop={() => doing.giveUp.abort()} />}
        {checked && <CheckOutcome checked={checked} />}
        {error !== undefined && !(isUncertain && isOffline(error)) && (
          <Refused
            error={error}
            onWithout={(bad) =>
              change({ recipients: draft.recipients.filter(({ code }) => !bad.includes(code)), sentAs: undefined })
            }
          />
        )}
        {isUncertain && <Note tone="wait">{text.uncertain}</Note>}
        <div class="row">
          {isUncertain ? (
            <>
              <Button kind="primary" icon="again" onClick={send}>
                {text.again}
              </Button>
              <Button kind="bare" title={text.uncertainEditSays} onClick={() => change({ sentAs: undefined })}>
                {text.uncertainEdit}
              </Button>
              <span class="quiet">{text.uncertainEditSays}</span>
            </>
          ) : (
            <>
              <Button icon="shield" disabled={doing !== undefined} onClick={check}>
                {text.check}
              </Button>
              <Button kind="primary" icon="sent" disabled={doing !== undefined} onClick={send}>
                {draft.recipients.length > 0 ? text.sendNow(number(draft.recipients.length)) : text.send}
              </Button>
            </>
          )}
        </div>
      </div>
    </section>
  );
}

/** The axis said no, and means this document: under another name it may come again. Where it says "later" it may yet have it. */
function isKnownToHaveFailed(refused: unknown): boolean {
  return refused instanceof Problem && refused.status >= 400 && refused.status < 500 && !refused.mayPass;
}

/** A page that is closed while it sends breaks it off: the browser asks first. */
function useWarning(isBusy: boolean): void {
  useEffect(() => {
    if (!isBusy) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isBusy]);
}
