import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { inLanguage } from '../words/language.js';
import { shellWords } from './shell.words.js';
import { titleCount } from './title-count.js';

const words = inLanguage(shellWords);

/** A page: its heading, what can be done on it, and its content. The window's title says the same, with what waits. */
export function Page({
  title,
  acts,
  printedHead = true,
  children,
}: {
  title: string;
  acts?: ComponentChildren;
  /** What is printed of it has a head of its own. */
  printedHead?: boolean;
  children: ComponentChildren;
}) {
  const waiting = titleCount.value;
  useEffect(() => {
    document.title = `${waiting ? `(${waiting}) ` : ''}${title} · ${words.value.product}`;
  }, [title, waiting, words.value]);
  return (
    <>
      <div class={printedHead ? 'page-head' : 'page-head screen-only'}>
        <h1>{title}</h1>
        {acts && <div class="acts screen-only">{acts}</div>}
      </div>
      <div class="stack">{children}</div>
    </>
  );
}
