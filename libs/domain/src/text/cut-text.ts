/**
 * At most so many characters (UTF-16 units) of a text, and `…` where something was cut off. Half of a surrogate pair at
 * the cut is no text, and databases refuse it.
 */
export function cutText(text: string, charactersMax: number): string {
  if (text.length <= charactersMax) return text;
  return `${text.slice(0, charactersMax).replace(/[\ud800-\udbff]$/, '')}…`;
}
