/**
 * Makes text safe to stand between tags. Throws RangeError for characters XML cannot carry at all (most controls, lone
 * surrogates, U+FFFE and U+FFFF): no escape exists for them.
 */
export function escapeText(text: string): string {
  refuseIllegal(text);
  return text.replace(/[&<>\r]/g, escapeOf);
}

/** Makes a value safe to stand between either kind of quotes; white space survives normalisation. Throws like escapeText. */
export function escapeAttribute(value: string): string {
  refuseIllegal(value);
  return value.replace(/[&<>"'\t\n\r]/g, escapeOf);
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

function escapeOf(character: string): string {
  return escapes[character] as string;
}

const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

function refuseIllegal(text: string): void {
  const position = text.search(illegal);
  if (position >= 0) {
    const codePoint = (text.codePointAt(position) as number).toString(16).toUpperCase().padStart(4, '0');
    throw new RangeError(`XML cannot carry U+${codePoint} (at position ${position})`);
  }
}
