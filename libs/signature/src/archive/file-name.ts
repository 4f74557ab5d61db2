/**
 * What a ZIP file calls a file, as text for people: folders with `/`, composed letters. It names nothing on any disk of
 * ours. Names are UTF-8, whatever flag says so: Info-ZIP writes it without, and nobody can tell which of the older
 * alphabets was meant otherwise; a letter that cannot be read is shown as such.
 */
export function readFileName(written: Buffer): string {
  return written.toString('utf8').replaceAll('\\', '/').normalize('NFC');
}

/**
 * It would be unpacked outside of its folder, or reads as something else than it is: control characters, and marks that
 * turn the direction of writing (Unicode Standard Annex 9).
 */
export function isMisleading(name: string): boolean {
  return name === '' || /^\/|^[a-z]:/i.test(name) || name.split('/').includes('..') || misleading.test(name);
}

const misleading = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** For sentences and lists: nothing in it turns or hides what stands beside it. */
export function legible(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\ufffd');
}

/** Two names that fall on one file on some system: Windows does not tell letters by their case. */
export function nameKey(name: string): string {
  return name
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/')
    .toLowerCase();
}

export function isFolder(name: string): boolean {
  return name.endsWith('/');
}
