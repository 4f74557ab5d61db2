import { useState } from 'preact/hooks';
import { api, ask } from '../../api/call.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { codeOf } from '../../parts/documents/code-of.js';
import { CorrectEntry } from '../../parts/documents/correct-entry.js';
import { correctEntryWords } from '../../parts/documents/correct-entry.words.js';
import { RegisterNumber } from '../../parts/documents/register-number.js';
import { Field } from '../../parts/field.js';
import { tellProblem } from '../../parts/told.js';
import { inLanguage } from '../../words/language.js';
import { booksWords } from './books.words.js';
import type { Book } from './use-book.js';

const words = inLanguage(correctEntryWords);

interface CorrectInBookProps {
  readonly book: Book;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks which number is to be corrected, and shows what is entered with it before anything is changed. */
export function CorrectInBook({ book, onDone, onClose }: CorrectInBookProps) {
  const text = words.value;
  const [number, setNumber] = useState('');
  const [missing, setMissing] = useState(false);
  const [found, setFound] = useState<Awaited<ReturnType<typeof entryNumbered>>>();
  if (found) {
    return (
      <CorrectEntry
        delivery={found.delivery}
        entry={found}
        subject={`${codeOf(found)} ${found.subject}`}
        onDone={onDone}
        onClose={onClose}
      />
    );
  }
  const find = async () => {
    const entry = await entryNumbered(book, Number(number));
    setFound(entry);
    setMissing(entry === undefined);
  };
  return (
    <Dialog title={text.act} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          find().catch(tellProblem);
        }}
      >
        <Field label={text.which} wrong={missing ? inLanguage(booksWords).value.noSuchNumber(number) : undefined}>
          <RegisterNumber
            value={number}
            required
            onWrite={(written) => {
              setNumber(written);
              setMissing(false);
            }}
          />
        </Field>
        <footer>
          <Button type="submit" kind="primary">
            {text.goOn}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

async function entryNumbered({ agency, year }: Book, wanted: number) {
  const query = { agency, year: Number(year), after: String(wanted - 1), limit: 1 };
  const { entries } = await ask(api.GET('/v1/registers/received', { params: { query } }));
  return entries.find(({ number }) => number === wanted);
}
