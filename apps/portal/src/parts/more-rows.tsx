import { inLanguage } from '../words/language.js';
import { Button } from './button.js';
import { moreRowsWords } from './more-rows.words.js';
import { ProblemNote } from './note.js';
import type { PagesOf } from './pages-of.js';

const words = inLanguage(moreRowsWords);

/** Below a table that comes in pages: the next one, that it is asked for, or why it is not there. */
export function MoreRows<Row>({ pages: { loading, error, whole, more, again } }: { pages: PagesOf<Row> }) {
  if (error !== undefined) return <ProblemNote error={error} again={again} />;
  if (loading) return <div class="waiting" role="progressbar" aria-label="…" />;
  if (whole) return null;
  return (
    <div class="inside row">
      <Button icon="down" onClick={more}>
        {words.value.more}
      </Button>
    </div>
  );
}
