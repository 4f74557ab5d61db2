import { useEffect, useState } from 'preact/hooks';
import { reach, type Schemas } from '../../api/call.js';
import { Problem, problemIn } from '../../api/problem.js';
import { Shown, useAsked } from '../../parts/asked.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { Note, ProblemNote } from '../../parts/note.js';
import { noteWords } from '../../parts/note.words.js';
import { loseSession, sessionState } from '../../session/session.js';
import { inLanguage, language } from '../../words/language.js';
import { documentWords } from './document.words.js';
import { type ShownAs, shownInBrowser } from './shown-in-browser.js';

interface PreviewProps {
  readonly attachment: Schemas['Attachment'];
  readonly addressOf: (how: Readonly<Record<string, string>>, of?: 'openable') => string;
  readonly onClose: () => void;
}

const words = inLanguage(documentWords);

/** One file in the browser's own reader: what the gateway does not serve says why. */
export function Preview({ attachment, addressOf, onClose }: PreviewProps) {
  const text = words.value;
  const how = shownInBrowser(attachment);
  return (
    <Dialog title={attachment.name} wide onClose={onClose}>
      {how ? (
        <File how={how} name={attachment.name} addressOf={addressOf} />
      ) : (
        <Note>{text.notShown(attachment.name)}</Note>
      )}
      <footer>
        <ButtonLink icon="download" href={addressOf({})} download>
          {text.download}
        </ButtonLink>
      </footer>
    </Dialog>
  );
}

interface FileProps extends Pick<PreviewProps, 'addressOf'> {
  readonly how: NonNullable<ShownAs>;
  readonly name: string;
}

/**
 * Asked about first, because a frame or an image that is refused shows nothing and tells nobody why; asking is no reading, so
 * the file goes over the line once and is recorded once. Refused between the two, the frame's own refusal is read.
 */
function File({ how, name, addressOf }: FileProps) {
  const asked = useAsked((signal) => demandOpenable(addressOf({}, 'openable'), signal), []);
  const [refused, setRefused] = useState<Problem>();
  const [isBroken, setBroken] = useState(false);
  const again = () => {
    setRefused(undefined);
    setBroken(false);
    asked.again();
  };
  const isLost = sessionState.value === 'lost';
  useEffect(() => {
    // Who has signed in again over the page is shown what she opened.
    if (!isLost && asked.error instanceof Problem && asked.error.status === 401) again();
  }, [isLost]);
  if (refused) return <ProblemNote error={refused} again={again} />;
  if (isBroken) return <NotOpened again={again} />;
  // What was shown before it was refused anew is not shown any more.
  return (
    <Shown asked={{ ...asked, data: asked.loading || asked.error ? undefined : asked.data, again }}>
      {() =>
        how === 'frame' ? (
          <iframe
            class="preview"
            src={addressOf({ show: '1' })}
            title={name}
            onLoad={(event) => setRefused(refusalIn(event.currentTarget))}
          />
        ) : (
          <img class="preview-image" src={addressOf({ show: '1' })} alt={name} onError={() => setBroken(true)} />
        )
      }
    </Shown>
  );
}

/** Its bytes are no image, or the line went down on the way: to ask again tells. */
function NotOpened({ again }: { again: () => void }) {
  const { notOpened } = words.value;
  const { tryAgain } = inLanguage(noteWords).value;
  return (
    <Note tone="bad">
      <p>{notOpened}</p>
      <Button icon="again" onClick={again}>
        {tryAgain}
      </Button>
    </Note>
  );
}

/** Asks with the cookie the frame will bring, and no token. Throws the problem. */
async function demandOpenable(address: string, signal: AbortSignal): Promise<true> {
  const response = await reach(() => fetch(address, { signal, headers: { 'accept-language': language.value } }));
  if (response.ok) return true;
  const problem = await problemIn(response);
  if (problem.status === 401) loseSession();
  throw problem;
}

/** A refusal comes in the place of the file, as JSON. Into a file that is shown nobody can look from here, nor needs to. */
function refusalIn(frame: HTMLIFrameElement): Problem | undefined {
  const shown = frame.contentDocument;
  if (!shown || !/json/.test(shown.contentType)) return undefined;
  try {
    const written = JSON.parse(shown.body.textContent ?? '') as { readonly status?: number };
    return new Problem(written.status ?? 500, written);
  } catch {
    return undefined;
  }
}
