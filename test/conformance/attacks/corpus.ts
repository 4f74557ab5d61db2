import { algorithms } from './algorithms.js';
import type { Attack } from './attack.js';
import { doubles } from './doubles.js';
import { encodings } from './encodings.js';
import { intrudedValues } from './intruded-values.js';
import { keys } from './keys.js';
import { markup } from './markup.js';
import { namespaces } from './namespaces.js';
import { referencesAndTransforms } from './references.js';
import { secondSignatures } from './second-signatures.js';
import { signatureParts } from './signature-parts.js';
import { signatureValues } from './signature-values.js';
import { wrappings } from './wrapping.js';

/** Every attack that is a packet of ordinary size, by kind. */
export const corpus: Readonly<Record<string, readonly Attack[]>> = {
  'signature wrapping': wrappings,
  'a second signature': secondSignatures,
  'parts of the signature': signatureParts,
  'elements that come twice': doubles,
  'what stands inside of values': intrudedValues,
  algorithms,
  'references and transforms': referencesAndTransforms,
  'signature values': signatureValues,
  keys,
  encodings,
  markup,
  namespaces,
};
