import type { Schemas } from '../../api/call.js';
import { Button } from '../../parts/button.js';
import { saveFile } from '../../parts/save-file.js';
import { ProblemNote } from '../../parts/note.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { documentWords } from './document.words.js';
import type { LoadedPages } from './loaded-pages.js';

type Receipt = Schemas['Receipt'];

interface ReceiptsProps {
  readonly pages: LoadedPages<Receipt>;
  readonly nameOf: (agency: string) => string;
}

const words = inLanguage(documentWords);

/** Our signed statements about the document; the file is what counts before others. */
export function Receipts({ pages: { rows, whole, more, error }, nameOf }: ReceiptsProps) {
  const text = words.value;
  return (
    <section class="card screen-only" aria-labelledby="receipts">
      <header>
        <h2 id="receipts">{text.receipts}</h2>
      </header>
      <div class="inside stack">
        {error !== undefined && <ProblemNote error={error} again={more} />}
        {rows.length === 0 && whole && <p class="quiet">{text.noReceipts}</p>}
        <ul class="receipts">
          {rows.map((receipt) => (
            <li key={receipt.id}>
              <div>
                <p>{text.events[receipt.event] ?? receipt.event}</p>
                <p class="quiet">
                  {dayAndTime(receipt.at)}
                  {receipt.recipient && ` · ${nameOf(receipt.recipient)}`}
                </p>
              </div>
              <Button
                kind="bare"
                icon="download"
                aria-label={`${text.receiptFile}: ${text.events[receipt.event] ?? receipt.event}`}
                title={text.receiptFile}
                onClick={() => save(receipt)}
              />
            </li>
          ))}
        </ul>
        {!whole && error === undefined && <Button onClick={more}>{text.more}</Button>}
      </div>
    </section>
  );
}

function save({ id, jws }: Receipt): void {
  saveFile(`bien-nhan-${id}.jws`, new Blob([jws], { type: 'application/jose' }));
}
