import { invalid, refused, unsupported, type Attack, type End } from './attack.js';
import { replaced, signed } from './genuine-packet.js';

/**
 * What is not in the canonical form, or what readers disagree about: one takes `12<!-- -->3` for 123, another for 12, and
 * the signature holds for both.
 */
const intruders = {
  'a comment': '<!-- -->',
  'an empty CDATA section': '<![CDATA[]]>',
  'an element': '<x/>',
  'a processing instruction': '<?x?>',
  'an entity': '&x;',
  'a reference to U+0000': '&#0;',
  'a character that is not ASCII': 'А',
} as const;

type Intruder = keyof typeof intruders;
type Ends = Partial<Readonly<Record<Intruder, End>>>;

/** Where it does not matter in which value it stands. */
const wherever: Ends = {
  'a processing instruction': refused('xml.processing-instruction'),
  'an entity': refused('xml.entity-unknown'),
  'a reference to U+0000': refused('xml.character-illegal'),
};

const malformed = (end: End): Ends => ({
  'a comment': end,
  'an empty CDATA section': end,
  'an element': end,
  'a character that is not ASCII': end,
});

/** CDATA is text: one in a value that is read is no attack. */
const read: Ends = {
  'a comment': refused('packet.comment-in-value'),
  'an element': refused('packet.element-in-value'),
};

const values: readonly (readonly [element: string, ends: Ends])[] = [
  ['DigestValue', malformed(invalid('signature.digest-malformed'))],
  ['SignatureValue', malformed(invalid('signature.value-malformed'))],
  ['X509Certificate', malformed(unsupported('signature.certificate-unreadable'))],
  ['edXML:OrganId', read],
  ['edXML:OrganName', read],
  ['edXML:DocumentId', read],
  ['edXML:CodeNumber', read],
  ['edXML:CodeNotation', read],
  ['edXML:PromulgationDate', read],
  ['edXML:Subject', read],
  ['AttachmentName', read],
  ['edXML:ContentTransferEncoded', read],
];

const positions = {
  'at the beginning of': (value: string, intruder: string) => intruder + value,
  'in the middle of': (value: string, intruder: string) =>
    value.slice(0, value.length / 2) + intruder + value.slice(value.length / 2),
  'at the end of': (value: string, intruder: string) => value + intruder,
};

export const intrudedValues: readonly Attack[] = values.flatMap(([name, ends]) =>
  Object.entries({ ...wherever, ...ends }).flatMap(([intruder, end]) =>
    Object.entries(positions).map(([position, put]): Attack => {
      const value = new RegExp(`(?<=<${name}(?: [^>]*)?>)[^<]+`).exec(signed)?.[0] ?? '';
      const text = put(value, intruders[intruder as Intruder]);
      return [`${intruder} ${position} ${name}`, () => replaced(signed, `>${value}<`, `>${text}<`), end];
    }),
  ),
);
