import { CataloguedError } from '@edoc-axis/domain';
import type { Revision } from './revision.js';
import { textIn } from './text-string.js';
import { isArray, nameIn, PdfDictionary, PdfReference, type PdfValue } from './value.js';

/** A form field (ISO 32000-2 §12.7.4) that is for signatures. */
export interface SignatureField {
  /** Its full name: the names of all above it, joined with full stops. */
  readonly name: string;
  /** Its object; undefined when it stands directly in its parent. */
  readonly number?: number;
  readonly dictionary: PdfDictionary;
  /** The signature dictionary; undefined while nobody has signed. */
  readonly signature?: PdfDictionary;
  readonly signatureNumber?: number;
}

/** Every signature field of a revision's form, in the form's order. Throws CataloguedError pdf.too-many-fields. */
export function findSignatureFields(revision: Revision): SignatureField[] {
  const { fieldsMax, fieldDepthMax } = revision.file.limits;
  const form = revision.resolve(revision.catalog.get('AcroForm'));
  const seen = new Set<number>();
  const found: SignatureField[] = [];
  let visited = 0;
  if (form instanceof PdfDictionary) visit(form.get('Fields'), { names: [], type: undefined, depth: 0 });
  return found;

  function visit(list: PdfValue, above: Inherited): void {
    if (above.depth > fieldDepthMax) throw new CataloguedError('pdf.too-many-fields', { fieldsMax });
    const kids = revision.resolve(list);
    if (!isArray(kids)) return;
    for (const kid of kids) {
      if (++visited > fieldsMax) throw new CataloguedError('pdf.too-many-fields', { fieldsMax });
      if (kid instanceof PdfReference) {
        if (seen.has(kid.number)) continue;
        seen.add(kid.number);
      }
      const dictionary = revision.resolve(kid);
      if (!(dictionary instanceof PdfDictionary)) continue;
      // Without a name of its own it is one more place on a page where its parent is shown.
      if (above.depth > 0 && dictionary.get('T') === null) continue;
      visitField(kid, dictionary, above);
    }
  }

  function visitField(kid: PdfValue, dictionary: PdfDictionary, above: Inherited): void {
    const names = [...above.names, textIn(revision.resolve(dictionary.get('T'))) ?? ''];
    const type = nameIn(revision.resolve(dictionary.get('FT'))) ?? above.type;
    if (type === 'Sig') {
      const value = dictionary.get('V');
      const signature = revision.resolve(value);
      found.push({
        name: names.join('.').slice(0, nameCharactersMax),
        dictionary,
        ...(kid instanceof PdfReference ? { number: kid.number } : {}),
        ...(signature instanceof PdfDictionary ? { signature } : {}),
        ...(value instanceof PdfReference ? { signatureNumber: value.number } : {}),
      });
    }
    visit(dictionary.get('Kids'), { names, type, depth: above.depth + 1 });
  }
}

interface Inherited {
  readonly names: readonly string[];
  readonly type: string | undefined;
  readonly depth: number;
}

const nameCharactersMax = 200;
