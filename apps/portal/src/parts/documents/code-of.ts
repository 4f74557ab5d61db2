/** Number and notation in one, as it is written on paper: `12/UBND-VP`. */
export function codeOf({ code: { number, notation } }: { code: { number: string; notation: string } }): string {
  return [number, notation].filter(Boolean).join('/') || '–';
}
