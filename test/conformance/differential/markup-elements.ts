import { cutMarkup, joinMarkup, type Piece } from './markup-pieces.js';
import type { Random } from '../../support/random.js';

/** One element with everything in it, any but the root, rewritten. */
export function rewriteElement(text: string, random: Random, rewrite: (element: string) => string): string {
  const pieces = cutMarkup(text);
  const [from, to] = placeOfElement(pieces, random);
  const element = joinMarkup(pieces.slice(from, to));
  return joinMarkup(pieces.slice(0, from)) + rewrite(element) + joinMarkup(pieces.slice(to));
}

/** One element with everything in it, before another or into its own place again. */
export function moveElement(text: string, random: Random): string {
  let taken = '';
  const rest = rewriteElement(text, random, (element) => {
    taken = element;
    return '';
  });
  return rewriteElement(rest, random, (element) => taken + element);
}

/** Where tags do not match it ends with the document. */
function placeOfElement(pieces: readonly Piece[], random: Random): [from: number, to: number] {
  const tags = pieces.flatMap(({ kind }, index) => (kind === 'open' || kind === 'empty' ? [index] : []));
  if (tags.length < 2) return [0, 0];
  const from = random.pick(tags.slice(1));
  let depth = 0;
  for (let at = from; at < pieces.length; at++) {
    const kind = pieces[at]?.kind;
    if (kind === 'open') depth++;
    if (kind === 'close') depth--;
    if (depth === 0) return [from, at + 1];
  }
  return [from, pieces.length];
}
