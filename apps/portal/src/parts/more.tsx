import { useEffect, useRef } from 'preact/hooks';
import { inLanguage } from '../words/language.js';
import { Button } from './button.js';
import { moreWords } from './more.words.js';
import { ProblemNote } from './note.js';
import type { PagesOf } from './pages-of.js';

const words = inLanguage(moreWords);

interface MoreProps<Row> {
  readonly pages: PagesOf<Row>;
  /** What is said, and what to do, where there is nothing at all. */
  readonly empty: string;
}

/** The end of a list that comes in pages: fetches the next when it comes into sight, or when its button is pressed. */
export function More<Row>({ pages, empty }: MoreProps<Row>) {
  const end = useRef<HTMLDivElement>(null);
  const { rows, loading, whole, error, more, again } = pages;
  useEffect(() => {
    if (!end.current || whole || loading) return;
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && more());
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [more, whole, loading]);
  return (
    <div ref={end}>
      {loading && <div class="waiting" role="progressbar" aria-label="…" />}
      {error !== undefined && <ProblemNote error={error} again={again} />}
      {whole && rows.length === 0 && <p class="empty">{empty}</p>}
      {!whole && !loading && error === undefined && (
        <p class="row centred screen-only">
          <Button onClick={more}>{words.value.more}</Button>
        </p>
      )}
    </div>
  );
}
