const excerptCharactersMax = 100;

/** As much of a hostile value as a person needs to recognise it: errors and warnings travel in bounded messages. */
export function excerptOf(value: string): string {
  if (value.length <= excerptCharactersMax) return value;
  // Half of a surrogate pair at the cut is no text, and databases refuse it.
  return `${value.slice(0, excerptCharactersMax).replace(/[\ud800-\udbff]$/, '')}…`;
}
