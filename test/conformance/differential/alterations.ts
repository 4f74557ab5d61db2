import { moveElement, rewriteElement } from './markup-elements.js';
import { cutMarkup, rewriteOne, type Piece } from './markup-pieces.js';
import type { Random } from '../../support/random.js';

/** Something done to a packet after it was signed. */
export interface Alteration {
  readonly name: string;
  /** xml-crypto misjudges what comes out. */
  readonly peculiar: boolean;
  /** The profile leaves out what comes out, whatever a judge says to it. */
  readonly forbidden: boolean;
  readonly alter: Alter;
}

/** Undefined where there is nothing to alter. */
export type Alter = (text: string, random: Random) => string | undefined;

type Fits = (piece: Piece) => boolean;

const isTag: Fits = ({ kind }) => kind === 'open' || kind === 'empty';
const isInSignature: Fits = ({ inSignature }) => inSignature;
/** Digest, signature or certificate: what else may stand there is a word at most. */
const isSignatureValue: Fits = ({ kind, inSignature, text }) =>
  kind === 'text' && inSignature && text.trim().length > 1;
const isOutside: Fits = ({ inSignature }) => !inSignature;
const isWords: Fits = ({ kind, text }) => kind === 'text' && /[^\s\ufeff]/.test(text);
const both =
  (...all: readonly Fits[]): Fits =>
  (piece) =>
    all.every((fits) => fits(piece));

/** In one place, drawn from those that fit. */
export function inOnePlace(fits: Fits, rewrite: (text: string, random: Random) => string): Alter {
  return (text, random) => rewriteOne(cutMarkup(text), random, fits, (piece) => rewrite(piece, random));
}

/** In the text that begins the element of this name. */
function inElement(name: string, rewrite: (text: string, random: Random) => string): Alter {
  const value = new RegExp(`(<(?:[^\\s:/>]+:)?${name}(?:\\s[^>]*)?>)([^<]+)(?=<)`);
  return (text, random) =>
    value.test(text)
      ? text.replace(value, (_, tag: string, content: string) => tag + rewrite(content, random))
      : undefined;
}

const attribute = /\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*')/g;
const spacedValue = /"[^"]* [^"]*"(?=[\s/>])|'[^']* [^']*'(?=[\s/>])/;
const anyPlace = (text: string, random: Random) => random.below(text.length + 1);
const insert = (text: string, at: number, what: string) => text.slice(0, at) + what + text.slice(at);
const xmldsig = 'http://www.w3.org/2000/09/xmldsig#';

/** What no canonical form sees, or only one of the two. */
const innocent: Readonly<Record<string, Alter>> = {
  'attributes in another order': inOnePlace(
    both(isTag, ({ text }) => (text.match(attribute)?.length ?? 0) > 1),
    (tag, random) => {
      const attributes = random.shuffled(tag.match(attribute) ?? []);
      return tag.replaceAll(attribute, () => attributes.pop() ?? '');
    },
  ),
  'white space in a tag': inOnePlace(both(isTag), (tag, random) =>
    tag.replace(/\s*(\/?>)$/, `${random.pick([' ', '\n', '\r\n', '\t '])}$1`),
  ),
  'white space in an attribute': inOnePlace(
    both(isTag, ({ text }) => spacedValue.test(text)),
    (tag, random) => tag.replace(spacedValue, (value) => value.replace(' ', random.pick(['\n', '\t', '\r\n', '\r']))),
  ),
  'the other quotes': inOnePlace(
    both(isTag, ({ text }) => text.includes('"')),
    (tag) => tag.replaceAll(/"([^"']*)"/g, "'$1'"),
  ),
  'a character by reference': inOnePlace(isWords, (text, random) => {
    const at = text.search(/[\p{L}\p{N}]/u);
    if (at < 0 || /&[^;]*$/.test(text.slice(0, at))) return text;
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const code = character.codePointAt(0) ?? 0;
    return (
      text.slice(0, at) + random.pick([`&#${code};`, `&#x${code.toString(16)};`]) + text.slice(at + character.length)
    );
  }),
  'text in CDATA': inOnePlace(
    both(isWords, isOutside, ({ text }) => !/[&\r]|\]$|>/.test(text)),
    (text) => `<![CDATA[${text}]]>`,
  ),
  'a comment before an element': inOnePlace(isTag, (tag) => `<!-- x -->${tag}`),
  'a comment behind an element': inOnePlace(
    ({ kind }) => kind === 'close',
    (tag) => `${tag}<!---->`,
  ),
  'line ends of Windows': (text) => text.replaceAll(/\r\n|\r|\n/g, '\r\n'),
  'line ends of Unix': (text) => text.replaceAll(/\r\n|\r/g, '\n'),
  'an element written out': inOnePlace(
    ({ kind }) => kind === 'empty',
    (tag) => `${tag.replace(/\s*\/>$/, '>')}</${/^<([^\s/>]+)/.exec(tag)?.[1]}>`,
  ),
  'no declaration': (text) => text.replace(/<\?xml[^>]*\?>/, ''),
  'something behind the root': (text, random) => text + random.pick(['\n', '<!-- đã lưu -->', ' \t']),
  'white space in the signature value': inElement('SignatureValue', (text, random) =>
    insert(text, anyPlace(text, random), random.pick([' ', '\n', '\r\n\t'])),
  ),
  'white space in the certificate': inElement('X509Certificate', (text, random) =>
    insert(text, anyPlace(text, random), '\n'),
  ),
  'an Object in the signature': (text) =>
    text.replace(
      /<\/(?:[^\s:/>]+:)?Signature\s*>/,
      (tag) => `<Object xmlns="${xmldsig}"><a xmlns="urn:a">b</a></Object>${tag}`,
    ),
  'a name of the key': (text) =>
    text.replace(/<(?:[^\s:/>]+:)?KeyInfo(?:\s[^>]*)?>/, (tag) => `${tag}<KeyName xmlns="${xmldsig}">k</KeyName>`),
  'a declaration nobody needs': inOnePlace(isTag, (tag) => tag.replace(/^<[^\s/>]+/, '$& xmlns:zz="urn:zz"')),
};

/** What changes the canonical form, so that the signature must not hold. */
const harmful: Readonly<Record<string, Alter>> = {
  'another letter': inOnePlace(both(isWords, isOutside), (text) =>
    text.replace(/\p{L}/u, (letter) => (letter === 'x' ? 'y' : 'x')),
  ),
  'white space in a text': inOnePlace(both(isWords, isOutside), (text) => `${text} `),
  'white space between elements': inOnePlace(both(isTag), (tag) => `\n${tag}`),
  'letters composed otherwise': (text) =>
    text === text.normalize('NFC') ? text.normalize('NFD') : text.normalize('NFC'),
  'a carriage return by reference': inOnePlace(both(isWords, isOutside), (text) => `${text}&#13;`),
  'an attribute more': inOnePlace(both(isTag, isOutside), (tag) => tag.replace(/^<[^\s/>]+/, '$& zz=""')),
  'an attribute of xml': inOnePlace(both(isTag, isOutside), (tag) =>
    tag.includes('xml:lang') ? tag : tag.replace(/^<[^\s/>]+/, '$& xml:lang="en"'),
  ),
  'an element more': inOnePlace(
    both(isTag, isOutside, ({ text }) => !/^<edXML[\s>]/.test(text)),
    (tag) => `<zz xmlns="urn:zz"/>${tag}`,
  ),
  'an attachment that is no base64': inElement('ContentTransferEncoded', (text, random) =>
    insert(text, anyPlace(text, random), random.pick(['-', '_', '@', '=', 'ệ'])),
  ),
  'another namespace': (text) => text.replace('"urn:a"', '"urn:b"').replace("'urn:a'", "'urn:b'"),
  'a prefix bound otherwise': inOnePlace(
    both(isTag, isOutside, ({ text }) => !text.includes('xmlns')),
    (tag) =>
      tag.replace(
        /^<(?:([^\s:/>]+):)?[^\s/>]+/,
        (name, prefix?: string) => `${name} ${prefix ? `xmlns:${prefix}` : 'xmlns'}="urn:zz"`,
      ),
  ),
  'another prefix': (text) => text.replaceAll(/(<\/?|xmlns:)p(?=[:=])/g, '$1pp'),
  'another digest': inElement('DigestValue', otherBase64),
  'another signature value': inElement('SignatureValue', otherBase64),
  'another hash': (text, random) =>
    text.replace(
      /xmlenc#sha(256|512)|xmldsig-more#sha384/,
      random.pick(['xmlenc#sha256', 'xmlenc#sha512', 'xmldsig-more#sha384']),
    ),
  'another canonical form': (text) =>
    text.replace('http://www.w3.org/2001/10/xml-exc-c14n#"', 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315"'),
  'another prefix list': (text) => text.replace(/PrefixList\s*=\s*(["'])/, '$&zz '),
  'a transform less': (text) =>
    text.replace(
      /(<(?:[^\s:/>]+:)?Transform\s[^>]*enveloped-signature[^>]*>)[^]*?(<\/(?:[^\s:/>]+:)?Transforms)/,
      '$1$2',
    ),
};

/** The same, where xml-crypto goes its own way. */
const peculiar: Readonly<Record<string, Alter>> = {
  'white space in an end tag': inOnePlace(
    ({ kind }) => kind === 'close',
    (tag) => tag.replace(/\s*>$/, '\n>'),
  ),
  'a byte order mark': (text) => (text.startsWith('\ufeff') ? text.slice(1) : `\ufeff${text}`),
  'an attribute of xml in the signature': inOnePlace(
    both(isTag, isInSignature, ({ text }) => !text.includes('xml:lang')),
    (tag) => tag.replace(/^<[^\s/>]+/, '$& xml:lang="en"'),
  ),
};

/** What the judges may let pass and we must not: other readers would see other values than those that were signed. */
const forbidden: Readonly<Record<string, Alter>> = {
  'CDATA in the signature': inOnePlace(isSignatureValue, (text) => `<![CDATA[${text}]]>`),
  'a comment in the signature': inOnePlace(isSignatureValue, (text, random) =>
    insert(text, anyPlace(text, random), '<!-- -->'),
  ),
  'an element in the signature': inOnePlace(isSignatureValue, (text, random) =>
    insert(text, anyPlace(text, random), '<zz/>'),
  ),
  'a part of the signature twice': (text, random) => {
    const part = random.pick(['SignedInfo', 'SignatureValue', 'KeyInfo', 'DigestValue', 'Transforms']);
    return text.replace(new RegExp(`<((?:[^\\s:/>]+:)?${part})[\\s>][^]*?</\\1\\s*>`), '$&$&');
  },
  'a stray in the signature': (text, random) =>
    text.replace(/<(?:[^\s:/>]+:)?(?:SignatureValue|KeyInfo)[\s>]/, (tag) => random.pick(['<zz/>', 'zz']) + tag),
  'a comment in an attachment': inElement('ContentTransferEncoded', (text, random) =>
    insert(text, anyPlace(text, random), '<!-- -->'),
  ),
  'a comment in the subject': inElement('Subject', (text, random) => insert(text, anyPlace(text, random), '<!-- -->')),
};

/** What breaks more than a signature. */
const outlandish: Readonly<Record<string, Alter>> = {
  'a comment in a value': inOnePlace(isWords, (text, random) => insert(text, anyPlace(text, random), '<!-- -->')),
  'an element in a value': inOnePlace(isWords, (text, random) => insert(text, anyPlace(text, random), '<zz/>')),
  'another certificate': inElement('X509Certificate', otherBase64),
  'an attribute doubled': inOnePlace(
    both(isTag, ({ text }) => text.search(attribute) >= 0),
    (tag, random) => {
      const all = tag.match(attribute) ?? [];
      return tag.replace(/^<[^\s/>]+/, (name) => name + random.pick(all));
    },
  ),
  'an attribute under two prefixes': inOnePlace(both(isTag), (tag) =>
    tag.replace(/^<[^\s/>]+/, '$& xmlns:z1="urn:zz" z1:a="" xmlns:z2="urn:zz" z2:a=""'),
  ),
  'an element doubled': (text, random) => rewriteElement(text, random, (element) => element + element),
  'an element dropped': (text, random) => rewriteElement(text, random, () => ''),
  'an element wrapped': (text, random) => rewriteElement(text, random, (element) => `<zz>${element}</zz>`),
  'an element moved': moveElement,
  'a piece doubled': inOnePlace(
    () => true,
    (text) => text + text,
  ),
  'a piece dropped': inOnePlace(
    () => true,
    () => '',
  ),
  'two pieces exchanged': (text, random) => {
    const pieces = cutMarkup(text);
    const at = random.below(pieces.length - 1);
    return pieces.map((_, index) => pieces[index === at ? at + 1 : index === at + 1 ? at : index]?.text).join('');
  },
  'a character dropped': (text, random) => {
    const at = random.below(text.length);
    return text.slice(0, at) + text.slice(at + 1);
  },
  'a character overwritten': (text, random) => {
    const at = random.below(text.length);
    return text.slice(0, at) + random.pick([...'<>&"\'/ =x1A\n\t\u0000']) + text.slice(at + 1);
  },
};

export const alterations: readonly Alteration[] = [
  ...tableOf({ ...innocent, ...harmful, ...outlandish }),
  ...tableOf(peculiar, { peculiar: true }),
  ...tableOf(forbidden, { forbidden: true }),
];

function tableOf(table: Readonly<Record<string, Alter>>, traits: Partial<Alteration> = {}): Alteration[] {
  return Object.entries(table).map(([name, alter]) => ({ name, peculiar: false, forbidden: false, ...traits, alter }));
}

/** Another character in the first half: the last ones may be padding. */
function otherBase64(text: string, random: Random): string {
  const at = random.below(Math.ceil(text.length / 2));
  return text.slice(0, at) + text.slice(at).replace(/[A-Za-z0-9+/]/, (letter) => (letter === 'A' ? 'B' : 'A'));
}
