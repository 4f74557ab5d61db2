import { useState } from 'preact/hooks';
import type { Schemas } from '../../api/call.js';
import { Problem } from '../../api/problem.js';
import { ButtonLink } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { Note, ProblemNote } from '../../parts/note.js';
import { inLanguage } from '../../words/language.js';
import { documentWords } from './document.words.js';
import { shownInBrowser } from './shown-in-browser.js';

interface PreviewProps {
  readonly attachment: Schemas['Attachment'];
  readonly address: string;
  readonly onClose: () => void;
}

const words = inLanguage(documentWords);

/** One file in the browser's own reader: what the gateway does not serve says why. */
export function Preview({ attachment, address, onClose }: PreviewProps) {
  const text = words.value;
  const [refused, setRefused] = useState<Problem>();
  const [isBroken, setBroken] = useState(false);
  const how = shownInBrowser(attachment);
  return (
    <Dialog title={attachment.name} wide onClose={onClose}>
      {refused && <ProblemNote error={refused} />}
      {isBroken && <Note tone="bad">{text.notOpened}</Note>}
      {!how && <Note>{text.notShown(attachment.name)}</Note>}
      {how === 'frame' && !refused && (
        <iframe
          class="preview"
          src={`${address}?show=1`}
          title={attachment.name}
          onLoad={(event) => setRefused(refusalIn(event.currentTarget))}
        />
      )}
      {how === 'image' && !isBroken && (
        <img class="preview-image" src={`${address}?show=1`} alt={attachment.name} onError={() => setBroken(true)} />
      )}
      <footer>
        <ButtonLink icon="download" href={address} download>
          {text.download}
        </ButtonLink>
      </footer>
    </Dialog>
  );
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
