import type { Schemas } from '../../api/call.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { Note } from '../../parts/note.js';
import { tell } from '../../parts/told.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { peopleWords } from './people.words.js';

export interface Invited {
  readonly person: Schemas['Person'];
  readonly invitation: string;
  readonly until: string;
}

const words = inLanguage(peopleWords);

/** What opens an account, where an act was answered with it. */
export function invitationIn(result: unknown): Invited | undefined {
  return typeof result === 'object' && result !== null && 'invitation' in result ? (result as Invited) : undefined;
}

/** The secret stands behind the `#`: no server and no log on the way has it. */
export function invitationLink(invitation: string): string {
  return `${location.origin}/invitation#${invitation}`;
}

/** Once, and never again. */
export function InvitationShown({ invited, onClose }: { invited: Invited; onClose: () => void }) {
  const text = words.value;
  const link = invitationLink(invited.invitation);
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    tell(text.copied);
  };
  return (
    <Dialog title={text.invitation} onClose={onClose}>
      <Note tone="wait">{text.invitationText(invited.person.fullName, dayAndTime(invited.until))}</Note>
      <p>
        <code class="invitation-link">{link}</code>
      </p>
      <footer>
        <Button kind="primary" onClick={copy}>
          {text.copy}
        </Button>
        <Button onClick={onClose}>{text.kept}</Button>
      </footer>
    </Dialog>
  );
}
