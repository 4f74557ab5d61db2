import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { Note } from '../../parts/note.js';
import { saveFile } from '../../parts/save-file.js';
import { tell } from '../../parts/told.js';
import { inLanguage } from '../../words/language.js';
import { systemsWords } from './systems.words.js';

const words = inLanguage(systemsWords);

interface CredentialsShownProps {
  readonly system: string;
  readonly credentials: string;
  readonly waits: boolean;
  readonly onClose: () => void;
}

/** Once, and never again: nobody but who holds this file has the key. */
export function CredentialsShown({ system, credentials, waits, onClose }: CredentialsShownProps) {
  const text = words.value;
  const copy = async () => {
    await navigator.clipboard.writeText(credentials);
    tell(text.copied);
  };
  return (
    <Dialog title={text.credentials} wide onClose={onClose}>
      <Note tone="wait">{text.credentialsText}</Note>
      {waits && <Note>{text.credentialsWait}</Note>}
      <pre class="credentials" tabIndex={0} aria-label={text.credentials}>
        {credentials}
      </pre>
      <footer>
        <Button onClick={copy}>{text.copy}</Button>
        <Button
          kind="primary"
          icon="download"
          onClick={() => saveFile(`${system}.json`, credentials, 'application/json')}
        >
          {text.download}
        </Button>
        <Button onClick={onClose}>{text.kept}</Button>
      </footer>
    </Dialog>
  );
}
