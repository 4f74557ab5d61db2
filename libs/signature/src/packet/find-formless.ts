import type { OpenToken } from '@edoc-axis/xml';
import type { SignatureRemark } from './measurements.js';

/**
 * What has no canonical form, so that no signature can be about it: a name whose prefix is bound to nothing, and a
 * namespace that is no absolute URI (Canonical XML 1.0 §2.1). Unsigned packets of some builders have the first
 * (`xlink:`), and there it harms nobody.
 */
export function findFormless({ name, attributes, namespaces, from }: OpenToken): SignatureRemark | undefined {
  if (isUnbound(name)) return unbound(name.prefix, from);
  for (const attribute of attributes) if (isUnbound(attribute)) return unbound(attribute.prefix, from);
  for (const { uri } of namespaces) if (isRelative(uri)) return relative(uri, from);
  return undefined;
}

function unbound(prefix: string, offset: number): SignatureRemark {
  return { code: 'xml.prefix-unbound', params: { prefix, offset } };
}

function relative(uri: string, offset: number): SignatureRemark {
  return { code: 'xml.namespace-relative', params: { uri: uri.slice(0, uriCharactersShown), offset } };
}

const uriCharactersShown = 100;

function isUnbound({ prefix, uri }: { readonly prefix: string; readonly uri: string }): boolean {
  return prefix !== '' && uri === '';
}

/** '' takes the default namespace away, and is none. */
function isRelative(uri: string): boolean {
  return uri !== '' && !/^[a-z][a-z\d+.-]*:\S*$/i.test(uri);
}
