import { c14n, exclusive } from '../signature/forge-signature.js';
import { unsupported, type Attack, type End } from './attack.js';
import { signedWith } from './genuine-packet.js';

const xmldsig = 'http://www.w3.org/2000/09/xmldsig#';
const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const more2007 = 'http://www.w3.org/2007/05/xmldsig-more#';
const xmlenc = 'http://www.w3.org/2001/04/xmlenc#';

/** Nothing that JavaScript finds in every object, and nothing that only looks like an accepted name. */
function lookalikes(identifier: string): string[] {
  const objects = ['', 'constructor', '__proto__', 'toString', 'hasOwnProperty'];
  return [
    ...objects,
    ` ${identifier}`,
    `${identifier} `,
    identifier.toUpperCase(),
    identifier.replace('http:', 'https:'),
    `${identifier}?`,
  ];
}

const rsaSha256 = `${more}rsa-sha256`;
const sha256 = `${xmlenc}sha256`;

/** Each place that names an algorithm, what it may not name, and how that ends. */
const methods: readonly (readonly [element: string, accepted: string, refused: readonly string[], end: End])[] = [
  [
    'SignatureMethod',
    rsaSha256,
    [
      `${xmldsig}dsa-sha1`,
      'http://www.w3.org/2009/xmldsig11#dsa-sha256',
      `${more}rsa-md5`,
      `${more}rsa-ripemd160`,
      `${more}rsa-sha224`,
      `${more}ecdsa-sha224`,
      `${more2007}rsa-pss`,
      `${more2007}rsa-whirlpool`,
      `${more2007}sha3-256-rsa-MGF1`,
      `${more2007}ecdsa-sha3-256`,
      'http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519',
      'http://www.w3.org/2001/04/xmlenc#rsa-1_5',
      ...lookalikes(rsaSha256),
    ],
    unsupported('signature.algorithm-not-accepted'),
  ],
  [
    'DigestMethod',
    sha256,
    [
      `${more}md5`,
      `${more}sha224`,
      `${xmlenc}ripemd160`,
      `${more2007}sha3-256`,
      `${more2007}whirlpool`,
      ...lookalikes(sha256),
    ],
    unsupported('signature.digest-not-accepted'),
  ],
  [
    'CanonicalizationMethod',
    exclusive,
    [
      `${c14n}#WithComments`,
      `${exclusive}WithComments`,
      'http://www.w3.org/2006/12/xml-c14n11',
      'http://www.w3.org/2006/12/xml-c14n11#WithComments',
      'http://www.w3.org/2010/xml-c14n2',
      'http://www.w3.org/TR/1999/REC-xslt-19991116',
      ...lookalikes(exclusive),
    ],
    unsupported('signature.canonicalization-not-accepted'),
  ],
];

const otherNames = methods.flatMap(([element, accepted, names, end]) =>
  names.map((name): Attack => {
    const beforeSigning = (text: string) =>
      text.replace(`<${element} Algorithm="${accepted}"`, `<${element} Algorithm="${name}"`);
    return [`${element} "${name}"`, signedWith({ beforeSigning }), end];
  }),
);

/** An attribute is not the one of another namespace, nor is a missing one any. */
const otherAttributes = methods.flatMap(([element, accepted, , end]): Attack[] => {
  const write = (attributes: string) => (text: string) =>
    text.replace(`<${element} Algorithm="${accepted}"`, `<${element}${attributes}`);
  return [
    [`${element} without Algorithm`, signedWith({ beforeSigning: write('') }), end],
    [
      `${element} with Algorithm in a namespace`,
      signedWith({ beforeSigning: write(` xmlns:x="${xmldsig}" x:Algorithm="${accepted}"`) }),
      end,
    ],
    [
      `${element} with algorithm in small letters`,
      signedWith({ beforeSigning: write(` algorithm="${accepted}"`) }),
      end,
    ],
  ];
});

const parameters = [
  '<HMACOutputLength>8</HMACOutputLength>',
  '<RSAPSSParams xmlns="http://www.w3.org/2007/05/xmldsig-more#"/>',
  '<x xmlns="urn:x"/>',
];
const otherParameters = methods.flatMap(([element, , , end]) =>
  parameters.map((parameter): Attack => {
    const beforeSigning = (text: string) =>
      text.replace(new RegExp(`(<${element} [^>]*)/>`), `$1>${parameter}</${element}>`);
    return [`${element} with the parameter ${parameter}`, signedWith({ beforeSigning }), end];
  }),
);

export const algorithms: readonly Attack[] = [...otherNames, ...otherAttributes, ...otherParameters];
