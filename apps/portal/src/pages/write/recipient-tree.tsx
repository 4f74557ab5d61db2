import { useEffect, useRef, useState } from 'preact/hooks';
import type { Agency } from '../../parts/agency-levels.js';
import { AgencyTree } from '../../parts/agency-tree.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { tell } from '../../parts/told.js';
import { number } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import type { Addressee } from './draft.js';
import { fetchBranch } from './fetch-recipients.js';
import { recipientsWords } from './recipients.words.js';

const words = inLanguage(recipientsWords);

interface RecipientTreeProps {
  readonly recipients: readonly Addressee[];
  /** How many of them were new. */
  readonly onAdd: (more: readonly Addressee[]) => number;
  readonly onRemove: (code: string) => void;
  readonly onClose: () => void;
}

export function RecipientTree({ recipients, onAdd, onRemove, onClose }: RecipientTreeProps) {
  const text = words.value;
  const [fetched, setFetched] = useState<number>();
  const giveUp = useRef(new AbortController());
  useEffect(() => () => giveUp.current.abort(), []);
  const ticked = new Set(recipients.map(({ code }) => code));
  const turn = ({ code, name }: Agency) => (ticked.has(code) ? onRemove(code) : onAdd([{ code, name }]));
  const addBranch = async ({ code }: Agency) => {
    setFetched(0);
    try {
      const count = onAdd(await fetchBranch(code, giveUp.current.signal, setFetched));
      tell(text.added(number(count)));
    } finally {
      setFetched(undefined);
    }
  };
  return (
    <Dialog title={text.fromTree} wide onClose={onClose}>
      <p class="quiet">{text.treeHint}</p>
      <AgencyTree label={text.fromTree} recipients ticked={ticked} onTick={turn} onOpen={turn}>
        {(agency) => (
          <Button
            class="branch"
            disabled={fetched !== undefined}
            aria-label={text.branchOf(agency.name)}
            onClick={(event) => {
              event.stopPropagation();
              return addBranch(agency);
            }}
          >
            {text.branch}
          </Button>
        )}
      </AgencyTree>
      <div class="row apart">
        <p role="status">
          {fetched === undefined ? text.title(number(recipients.length)) : text.adding(number(fetched))}
        </p>
        <Button kind="primary" onClick={onClose}>
          {text.done}
        </Button>
      </div>
    </Dialog>
  );
}
