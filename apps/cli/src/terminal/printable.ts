/**
 * Text as a terminal may show it. Subjects, names and reasons come from other agencies, and a terminal obeys what it is
 * sent: control characters, line breaks and marks that turn the direction of writing become a visible sign. Our own
 * bold and colours pass, and can do no harm in another's text.
 */
export function printable(line: string): string {
  return line.replace(/[\p{Cc}\p{Bidi_C}]/gu, (character, at: number) =>
    character === '\t' || isStyle(line, at) ? character : '\ufffd',
  );
}

/** What we say over several lines, such as where a fault happened. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

function isStyle(line: string, at: number): boolean {
  return line[at] === '\u001b' && /^\[\d{1,2}m/.test(line.slice(at + 1, at + 5));
}
