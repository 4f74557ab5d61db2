import { constructed, type DerValue, inside, NotDer, partsOf, primitive, tags } from '../der/read-der.js';
import { type Name, readName } from './names.js';

/** GeneralName, RFC 5280 §4.2.1.6. Forms nobody here compares keep their tag: two of them are of the same form or not. */
export type GeneralName =
  | { readonly form: 'mail' | 'dns' | 'uri'; readonly text: string }
  | { readonly form: 'directory'; readonly name: Name }
  /** With a mask behind it where it is a constraint. */
  | { readonly form: 'ip'; readonly bytes: Uint8Array }
  | { readonly form: 'other'; readonly tag: number };

/** Throws NotDer. */
export function readGeneralName(value: DerValue): GeneralName {
  const text = () => Buffer.from(value.content).toString('latin1');
  switch (value.tag) {
    case primitive(1):
      return { form: 'mail', text: text() };
    case primitive(2):
      return { form: 'dns', text: text() };
    case constructed(4):
      return { form: 'directory', name: readName(inside(value, tags.sequence)) };
    case primitive(6):
      return { form: 'uri', text: text() };
    case primitive(7):
      return { form: 'ip', bytes: value.content };
    default:
      if ((value.tag & 0xc0) !== 0x80) throw new NotDer('no GeneralName');
      return { form: 'other', tag: value.tag };
  }
}

/** GeneralNames. Throws NotDer. */
export function readGeneralNames(value: DerValue): GeneralName[] {
  if (value.tag !== tags.sequence) throw new NotDer('no GeneralNames');
  return [...partsOf(value)].map(readGeneralName);
}
