import { enveloped, exclusive } from '../signature/forge-signature.js';
import { createMarkupHand, type Attributes } from './markup-hand.js';
import type { Random } from '../../support/random.js';
import { digestIdentifiers, signatureIdentifier } from '../signature/identifiers.js';
import { formIdentifiers, type SignatureOrder } from './signature-order.js';

const xmldsig = 'http://www.w3.org/2000/09/xmldsig#';

/** A signature that is still to be made, in the hand of one of many builders. */
export function writeSignatureTemplate(random: Random, order: SignatureOrder): string {
  const hand = createMarkupHand(random, 'any');
  const prefix = random.pick(['', '', 'ds', 'edXML', 'p']);
  const element = (name: string, attributes: Attributes, ...content: string[]) => {
    const spaced = content.length === 0 ? '' : content.map((part) => hand.gap() + part).join('') + hand.gap();
    return hand.element(prefix === '' ? name : `${prefix}:${name}`, attributes, spaced);
  };
  const empty = (name: string) => hand.element(prefix === '' ? name : `${prefix}:${name}`, [], '');
  const algorithm = (name: string, uri: string, ...content: string[]) =>
    element(name, [['Algorithm', uri]], ...content);
  const id = (name: string): Attributes => (random.chance(0.2) ? [['Id', name]] : []);
  const declaration: Attributes = [[prefix === '' ? 'xmlns' : `xmlns:${prefix}`, xmldsig]];

  const form = order.transform && formIdentifiers[order.transform];
  const signedInfo = element(
    'SignedInfo',
    id('signed'),
    algorithm(
      'CanonicalizationMethod',
      formIdentifiers[order.canonicalization],
      ...list(order.canonicalization === 'c14n' ? [] : order.infoPrefixes),
    ),
    algorithm('SignatureMethod', signatureIdentifier(order.algorithm)),
    element(
      'Reference',
      [['URI', '']],
      element(
        'Transforms',
        [],
        algorithm('Transform', enveloped),
        ...(form
          ? [algorithm('Transform', form, ...list(order.transform === 'c14n' ? [] : order.documentPrefixes))]
          : []),
      ),
      algorithm('DigestMethod', digestIdentifiers[order.digest]),
      empty('DigestValue'),
    ),
  );
  const keyInfo = element(
    'KeyInfo',
    [],
    ...(random.chance(0.2) ? [element('X509Data', [], empty('X509Certificate'))] : [empty('X509Data')]),
  );
  return element('Signature', [...declaration, ...id('signature')], signedInfo, empty('SignatureValue'), keyInfo);

  /** Nothing where no prefix is asked for. */
  function list(prefixes: readonly string[]): string[] {
    return prefixes.length === 0
      ? []
      : [
          hand.element(
            'InclusiveNamespaces',
            [
              ['xmlns', exclusive],
              ['PrefixList', prefixes.join(' ')],
            ],
            '',
          ),
        ];
  }
}
