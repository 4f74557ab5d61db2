import { bytesOf, type XmlToken } from '@edoc-axis/xml';
import { importLimits } from './limits.js';

/** Gathers the texts of a part `sharedStrings` (ECMA-376 part 1, 18.4): cells name them by their place. */
export function createStringReader(): { readonly strings: readonly string[]; take(token: XmlToken): void } {
  const strings: string[] = [];
  const text = createTextGatherer();
  return {
    strings,
    take(token) {
      text.take(token);
      if (token.kind === 'close' && token.name.local === 'si') strings.push(text.collect());
    },
  };
}

/** The text of elements `t`, of a phonetic reading (`rPh`) aside; cut a little beyond what any cell may hold. */
export function createTextGatherer(element = 't') {
  let gathered = '';
  let isInside = false;
  let readings = 0;
  return {
    take(token: XmlToken): void {
      if (token.kind === 'comment') return;
      if (token.kind === 'text') {
        if (isInside && readings === 0 && gathered.length <= importLimits.cellCharactersMax) {
          gathered += bytesOf(token).toString();
        }
        return;
      }
      if (token.name.local === 'rPh') readings += token.kind === 'open' ? 1 : -1;
      if (token.name.local === element) isInside = token.kind === 'open';
    },
    collect(): string {
      const text = gathered;
      gathered = '';
      return text;
    },
  };
}
