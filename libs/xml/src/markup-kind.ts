/** What a `<` can begin. */
export type DecidedMarkupKind = 'tag' | 'comment' | 'cdata' | 'doctype' | 'declaration' | 'instruction' | 'unknown';

const beginnings: readonly (readonly [string, DecidedMarkupKind])[] = [
  ['<!--', 'comment'],
  ['<![CDATA[', 'cdata'],
  ['<!DOCTYPE', 'doctype'],
];

/**
 * Tells what the bytes from a `<` on begin: 'undecided' while they are too few, 'unknown' when it is nothing XML knows.
 * Never needs more than ten bytes.
 */
export function markupKind(beginning: string): DecidedMarkupKind | 'undecided' {
  if (beginning.length < 2) return 'undecided';
  if (beginning[1] === '?') return instructionKind(beginning);
  if (beginning[1] !== '!') return 'tag';
  for (const [text, kind] of beginnings) {
    if (beginning === text) return kind;
    if (text.startsWith(beginning)) return 'undecided';
  }
  return 'unknown';
}

/** `<?xml` begins the declaration, `<?xml-stylesheet` an ordinary instruction. */
function instructionKind(beginning: string): DecidedMarkupKind | 'undecided' {
  if ('<?xml'.startsWith(beginning)) return 'undecided';
  return /^<\?xml[ \t\r\n?]/.test(beginning) ? 'declaration' : 'instruction';
}
