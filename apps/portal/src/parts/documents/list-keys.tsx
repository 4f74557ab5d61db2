import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { inLanguage } from '../../words/language.js';
import { Button } from '../button.js';
import { Dialog } from '../dialog.js';
import { Choice } from '../field.js';
import { keysAreOn, switchKeys, useKeys } from '../keys.js';
import { searchFieldId } from './document-filters.js';
import { listsWords } from './lists.words.js';

const words = inLanguage(listsWords);

/** The keys every page of documents has, and the line that tells of them. Who cannot use them, or hits them by chance, switches them off. */
export function ListKeys() {
  const text = words.value;
  const { route } = useLocation();
  const [isShown, setShown] = useState(false);
  useKeys({
    '?': () => setShown(true),
    '/': () => document.getElementById(searchFieldId)?.focus(),
    j: () => goToRow(1),
    k: () => goToRow(-1),
    'g r': () => route('/received'),
    'g s': () => route('/sent'),
    'g o': () => route('/overdue'),
  });
  return (
    <p class="screen-only key-line">
      <Button kind="bare" onClick={() => setShown(true)}>
        {text.keys} <kbd>?</kbd>
      </Button>
      {isShown && (
        <Dialog title={text.keys} onClose={() => setShown(false)}>
          <dl class="pairs keys">
            {text.keyList.map(([key, says]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{says}</dd>
              </div>
            ))}
          </dl>
          <Choice checked={keysAreOn.value} onChoose={switchKeys}>
            {text.keysOn}
          </Choice>
        </Dialog>
      )}
    </p>
  );
}

/** From one row to the next, over the ends of lists that stand below each other; into the first one from anywhere else. */
function goToRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  rows[at < 0 ? 0 : at + step]?.focus();
}
