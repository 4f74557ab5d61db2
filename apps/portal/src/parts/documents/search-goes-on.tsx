import { day } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { Button } from '../button.js';
import { ProblemNote } from '../note.js';
import { listsWords } from './lists.words.js';
import type { Lines } from './use-lines.js';

const words = inLanguage(listsWords);

/** The end of a list of documents: how far was looked, that it is being looked further, or that there is nothing. */
export function SearchGoesOn<Row>({ lines, empty }: { lines: Lines<Row>; empty: string }) {
  const text = words.value;
  const { rows, loading, resting, whole, error, searchedBackTo, more, again } = lines;
  return (
    <>
      {loading && <div class="waiting" role="progressbar" aria-label="…" />}
      {error !== undefined && <ProblemNote error={error} again={again} />}
      {whole && rows.length === 0 && <p class="empty">{empty}</p>}
      {searchedBackTo && (
        <p class="list-end" role="status">
          {loading ? text.searching(day(searchedBackTo)) : text.searchedBackTo(day(searchedBackTo))}
        </p>
      )}
      {!whole && !loading && error === undefined && (
        <p class="list-end screen-only">
          <Button onClick={more}>{resting || searchedBackTo ? text.goOn : text.more}</Button>
        </p>
      )}
    </>
  );
}
