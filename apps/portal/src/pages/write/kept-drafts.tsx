import { useEffect, useState } from 'preact/hooks';
import { Button, ButtonLink } from '../../parts/button.js';
import { ActDialog } from '../../parts/dialog.js';
import { shortly } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import type { Draft } from './draft.js';
import { deleteDraft, draftsOf } from './draft-store.js';
import { writeWords } from './write.words.js';

const words = inLanguage(writeWords);

interface KeptDraftsProps {
  readonly person: string;
  /** The one that is open is not in the list. */
  readonly without: string;
}

/** Other drafts of this person on this computer; nothing where there are none. */
export function KeptDrafts({ person, without }: KeptDraftsProps) {
  const text = words.value;
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const [removing, setRemoving] = useState<Draft>();
  const read = () => draftsOf(person).then(setDrafts, () => setDrafts([]));
  useEffect(() => void read(), [person, without]);
  const others = drafts.filter(({ id }) => id !== without);
  if (others.length === 0) return null;
  const remove = async ({ id }: Draft) => {
    await deleteDraft(id);
    await read();
  };
  const nameOf = ({ number, notation, subject }: Draft) =>
    [[number, notation].filter(Boolean).join('/'), subject || text.draftWithout].filter(Boolean).join(' · ');
  return (
    <details class="card">
      <summary class="inside">{text.drafts(others.length)}</summary>
      <div class="inside stack tight">
        <p class="quiet">{text.draftsHint}</p>
        <ul class="stack tight">
          {others.map((draft) => (
            <li key={draft.id} class="row apart">
              <span>
                {nameOf(draft)} <span class="quiet nowrap">{text.changed(shortly(draft.changedAt))}</span>
              </span>
              <span class="row">
                <ButtonLink icon="write" href={`/write?draft=${draft.id}`}>
                  {text.open}
                </ButtonLink>
                <Button icon="close" onClick={() => setRemoving(draft)}>
                  {text.remove}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      </div>
      {removing && (
        <ActDialog
          title={text.removeDraft}
          act={text.removeDraft}
          kind="grave"
          onAct={() => remove(removing)}
          onClose={() => setRemoving(undefined)}
        >
          <p>{text.removeDraftSays(nameOf(removing))}</p>
        </ActDialog>
      )}
    </details>
  );
}
