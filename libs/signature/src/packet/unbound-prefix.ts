import type { OpenToken } from '@edoc-axis/xml';
import type { SignatureRemark } from './measurements.js';

/**
 * A name without a meaning has no canonical form, so no signature can be about it. Unsigned packets of some builders
 * have one (`xlink:`), and there it harms nobody.
 */
export function findUnboundPrefix({ name, attributes, from }: OpenToken): SignatureRemark | undefined {
  if (isUnbound(name)) return unbound(name.prefix, from);
  if (attributes.length === 0) return undefined;
  for (const attribute of attributes) if (isUnbound(attribute)) return unbound(attribute.prefix, from);
  return undefined;
}

function unbound(prefix: string, offset: number): SignatureRemark {
  return { code: 'xml.prefix-unbound', params: { prefix, offset } };
}

function isUnbound({ prefix, uri }: { readonly prefix: string; readonly uri: string }): boolean {
  return prefix !== '' && uri === '';
}
