import type { OpenToken } from '@edoc-axis/xml';
import type { SignatureRemark } from './measurements.js';

/**
 * A name without a meaning has no canonical form, so no signature can be about it. Unsigned packets of some builders
 * have one (`xlink:`), and there it harms nobody.
 */
export function findUnboundPrefix({ name, attributes, from }: OpenToken): SignatureRemark | undefined {
  const unbound = isUnbound(name) ? name : attributes.find(isUnbound);
  return unbound && { code: 'xml.prefix-unbound', params: { prefix: unbound.prefix, offset: from } };
}

function isUnbound({ prefix, uri }: { readonly prefix: string; readonly uri: string }): boolean {
  return prefix !== '' && uri === '';
}
