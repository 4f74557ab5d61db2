const lengthMax = 180;

/** A name as the axis takes it: of one file, readable, and of no other file of the draft. */
export function plainName(name: string, taken: readonly { readonly name: string }[]): string {
  const plain = name
    .normalize('NFC')
    .replace(/[/\\:*?"<>|]/g, '-')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '')
    .replace(/^[. ]+|[. ]+$/g, '');
  const [, stem = '', ending = ''] = /^(.*?)(\.[^.]{1,10})?$/su.exec(plain) ?? [];
  const short = shortened(stem || 'tep');
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? `${short}${ending}` : `${short} (${n})${ending}`;
    if (!taken.some((other) => other.name === candidate)) return candidate;
  }
}

/** File systems count bytes, of which a Vietnamese letter has up to three. */
function shortened(stem: string): string {
  let short = stem;
  while (new TextEncoder().encode(short).length > lengthMax) short = [...short].slice(0, -1).join('');
  return short.trim();
}
