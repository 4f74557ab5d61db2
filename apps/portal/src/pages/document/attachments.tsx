import { useState } from 'preact/hooks';
import type { Schemas } from '../../api/call.js';
import { Badge } from '../../parts/badge.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { Field, TextInput } from '../../parts/field.js';
import { Icon } from '../../parts/icon.js';
import { Note } from '../../parts/note.js';
import { person } from '../../session/session.js';
import { size } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { documentWords } from './document.words.js';
import { Preview } from './preview.js';
import { shownInBrowser } from './shown-in-browser.js';

type Attachment = Schemas['Attachment'];

interface AttachmentsProps {
  readonly document: Schemas['Document'];
  /** For which agency opening one means that the document has arrived. */
  readonly deliversFor?: string;
  /** What a clerk opens may be delivered by it. */
  readonly onRead: () => void;
  /** Who is no party reads with a reason, if at all. */
  readonly isParty: boolean;
}

const words = inLanguage(documentWords);

/** Here and not asked of session/administered.ts: clerks would wait for one file more. */
const administersAxis = () =>
  person.value?.grants.some((grant) => grant.role === 'administrator' && grant.branch === undefined) ?? false;

/** The files: shown here where a browser can, or downloaded. Both are readings, which the axis records. */
export function Attachments({ document, deliversFor, onRead, isParty }: AttachmentsProps) {
  const text = words.value;
  const [shown, setShown] = useState<Attachment>();
  const { id, attachments, revokedAt, frozenAt } = document;
  const [reason, setReason] = useState('');
  const needsReason = !isParty && administersAxis();
  const mayRead = isParty || (needsReason && reason.trim() !== '');
  const isServed = !revokedAt && !frozenAt && mayRead;
  const reasonSaid: Readonly<Record<string, string>> = needsReason ? { reason: reason.trim() } : {};
  return (
    <section class="card" aria-labelledby="attachments">
      <header>
        <h2 id="attachments">{text.attachments}</h2>
        {isServed && (
          <span class="screen-only" onClick={() => readSoon(onRead)}>
            <ButtonLink kind="bare" icon="download" href={fileAddress(`${id}/packet`, reasonSaid)} download>
              {text.downloadPacket}
            </ButtonLink>
          </span>
        )}
      </header>
      <div class="inside stack">
        {needsReason && (
          <Field label={text.reasonForReading} hint={text.readingIsRecorded}>
            <TextInput value={reason} maxLength={500} onWrite={setReason} />
          </Field>
        )}
        {deliversFor && isServed && <Note>{text.opensDelivers(deliversFor)}</Note>}
        {attachments.length === 0 && <p class="quiet">{text.noFiles}</p>}
        <ul class="files">
          {attachments.map((attachment) => (
            <li key={attachment.n}>
              <Icon name="file" />
              <div class="file-name">
                <p class="breaks strong">{attachment.name}</p>
                <p class="row">
                  <span class="quiet">{size(attachment.bytes)}</span>
                  {attachment.main && <Badge tone="accent">{text.mainFile}</Badge>}
                  {attachment.pdf && <span class="quiet">{said(attachment.pdf.sentence)}</span>}
                </p>
                {attachment.description && ![attachment.name, text.mainFile].includes(attachment.description) && (
                  <p class="quiet breaks">{attachment.description}</p>
                )}
              </div>
              {isServed && (
                <div class="row screen-only">
                  {shownInBrowser(attachment) && (
                    <Button
                      icon="eye"
                      aria-label={`${text.open} ${attachment.name}`}
                      data-open={attachment.n}
                      onClick={() => setShown(attachment)}
                    >
                      {text.open}
                    </Button>
                  )}
                  <span onClick={() => readSoon(onRead)}>
                    <ButtonLink
                      icon="download"
                      href={fileAddress(`${id}/attachments/${attachment.n}`, reasonSaid)}
                      download
                    >
                      {text.download} <span class="unseen">{attachment.name}</span>
                    </ButtonLink>
                  </span>
                </div>
              )}
            </li>
          ))}
        </ul>
      </div>
      {shown && (
        <Preview
          attachment={shown}
          addressOf={(how, of) =>
            fileAddress([id, 'attachments', shown.n, of].filter(Boolean).join('/'), { ...how, ...reasonSaid })
          }
          onClose={() => {
            setShown(undefined);
            onRead();
          }}
        />
      )}
    </section>
  );
}

function fileAddress(path: string, parameters: Readonly<Record<string, string>>): string {
  const written = new URLSearchParams(parameters).toString();
  return `/portal/documents/${path}${written && `?${written}`}`;
}

/** Nothing says when a download has begun; a moment later it has. */
function readSoon(onRead: () => void): void {
  setTimeout(onRead, readAfterMs);
}

const readAfterMs = 1_500;
