import { XmlError } from './errors.js';
import type { NamespaceDeclaration } from './tokens.js';

export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
export const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';

/** The bindings in scope, innermost last. */
export interface NamespaceScope {
  /** Two moments with the same version have the same bindings. */
  readonly version: number;
  /** Throws XmlError xml.too-many-namespaces. */
  enter(declarations: readonly NamespaceDeclaration[], offset: number): void;
  leave(): void;
  /** The namespace of a prefix, '' for no default namespace, undefined for an unbound prefix. */
  lookUp(prefix: string): string | undefined;
}

export function createNamespaceScope(namespacesMax: number): NamespaceScope {
  const bindings: NamespaceDeclaration[] = [];
  const counts: number[] = [];
  const versions: number[] = [];
  let versionsGiven = 0;
  let version = 0;
  return {
    get version() {
      return version;
    },
    enter(declarations, offset) {
      counts.push(bindings.length);
      versions.push(version);
      if (declarations.length === 0) return;
      if (bindings.length + declarations.length > namespacesMax) {
        throw new XmlError('xml.too-many-namespaces', offset, { limit: namespacesMax });
      }
      bindings.push(...declarations);
      version = ++versionsGiven;
    },
    leave() {
      bindings.length = counts.pop() ?? 0;
      version = versions.pop() ?? 0;
    },
    lookUp(prefix) {
      if (prefix === 'xml') return xmlNamespace;
      for (let index = bindings.length - 1; index >= 0; index--) {
        const binding = bindings[index] as NamespaceDeclaration;
        if (binding.prefix === prefix) return binding.uri;
      }
      return prefix === '' ? '' : undefined;
    },
  };
}

/**
 * Namespaces in XML 1.0 §3: what may not be declared. Throws XmlError: xml.prefix-reserved, xml.namespace-empty.
 */
export function checkDeclaration({ prefix, uri }: NamespaceDeclaration, offset: number): void {
  const reserved = prefix === 'xmlns' || uri === xmlnsNamespace || (prefix === 'xml') !== (uri === xmlNamespace);
  if (reserved) throw new XmlError('xml.prefix-reserved', offset, { prefix });
  if (uri === '' && prefix !== '') throw new XmlError('xml.namespace-empty', offset, { prefix });
}
