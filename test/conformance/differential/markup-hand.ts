import type { Dialect } from './dialect.js';
import type { Random } from '../../support/random.js';

export type Attributes = readonly (readonly [name: string, value: string])[];

/**
 * Writes markup the way one of many builders might: the same elements, attributes and values every time, and everything
 * that XML leaves to whoever writes differently.
 */
export interface MarkupHand {
  element(name: string, attributes: Attributes, content: string): string;
  text(value: string): string;
  /** White space, and now and then a comment, between elements. */
  gap(): string;
  /** White space where a tag may have it; at least one where `required`. */
  space(required?: boolean): string;
  quoted(value: string): string;
}

export function createMarkupHand(random: Random, dialect: Dialect): MarkupHand {
  const lineEnd = random.pick(['\n', '\n', '\r\n', '\r', '']);
  const indent = random.pick(['', '  ', '\t', ' ']);
  const commentChance = random.pick([0, 0, 0.1, 0.4]);
  const sectionChance = random.pick([0, 0, 0.3]);
  const referenceChance = random.pick([0, 0.01, 0.2]);
  const oddSpaceChance = random.pick([0, 0, 0.2]);

  const space = (required = false) => {
    if (random.chance(oddSpaceChance)) return random.pick([...whiteSpace, '  \t\n']);
    return required ? ' ' : '';
  };
  const escape = (character: string) => {
    const mustEscape = character === '<' || character === '&';
    if (!mustEscape && !random.chance(referenceChance)) return character;
    return random.chance(0.5) ? (entities[character] ?? numbered(character)) : numbered(character);
  };
  const numbered = (character: string) => {
    const code = character.codePointAt(0) ?? 0;
    const zeros = '0'.repeat(random.below(3));
    if (random.chance(0.5)) return `&#${zeros}${code};`;
    const hexadecimal = code.toString(16);
    return `&#x${zeros}${random.chance(0.5) ? hexadecimal : hexadecimal.toUpperCase()};`;
  };
  const quoted = (value: string) => {
    const quote = random.pick(['"', '"', "'"]);
    const written = [...value].map((character) => {
      if (character === quote || '\t\n\r'.includes(character)) return numbered(character);
      // White space of any kind, written as it is, means a space (XML 1.0 §3.3.3).
      return character === ' ' && random.chance(oddSpaceChance) ? random.pick(whiteSpace) : escape(character);
    });
    return `${quote}${written.join('')}${quote}`;
  };
  const plain = (value: string) => [...value].map(escape).join('').replaceAll(']]>', ']]&gt;');
  const comment = () => `<!--${random.pick(['', ' ', ' ghi chú ', '<&>]]>', ' - - ', '😀', lineEnd])}-->`;

  return {
    space,
    quoted,
    gap: () => {
      const lines = lineEnd + indent.repeat(random.below(4));
      return random.chance(commentChance) ? lines + comment() + lines : lines;
    },
    text: (value) => {
      if (value === '' || !random.chance(sectionChance)) return plain(value);
      const characters = [...value];
      const at = random.below(characters.length);
      const section = characters.slice(at).join('').replaceAll(']]>', ']]]]><![CDATA[>');
      return `${plain(characters.slice(0, at).join(''))}<![CDATA[${section}]]>`;
    },
    element: (name, attributes, content) => {
      const written = random
        .shuffled(attributes)
        .map(([attribute, value]) => `${space(true)}${attribute}${space()}=${space()}${quoted(value)}`);
      const open = `<${name}${written.join('')}${space()}`;
      if (content === '' && random.chance(0.5)) return `${open}/>`;
      return `${open}>${content}</${name}${dialect === 'any' ? space() : ''}>`;
    },
  };
}

const whiteSpace = [' ', '\n', '\t', '\r\n', '\r'];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
