import { XmlError } from './errors.js';
import type { NamespaceDeclaration } from './tokens.js';

export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
export const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';

/** Names are shared between documents and remember what they meant by version: hence one count for all scopes. */
let versionsGiven = 0;

/** The bindings in scope, by the depth of the elements that declared them. */
export interface NamespaceScope {
  /** Two moments with the same version, in the same scope, have the same bindings; no two scopes share a version. */
  readonly version: number;
  /** Throws XmlError xml.too-many-namespaces. */
  declare(declarations: readonly NamespaceDeclaration[], depth: number, offset: number): void;
  /** Forgets what the element at this depth declared. */
  leave(depth: number): void;
  /** The namespace of a prefix, '' for no default namespace, undefined for an unbound prefix. */
  lookUp(prefix: string): string | undefined;
}

export function createNamespaceScope(namespacesMax: number): NamespaceScope {
  return new Scope(namespacesMax);
}

/** An element that declared something: how much was in scope before. Most elements declare nothing and leave no mark. */
interface Mark {
  readonly depth: number;
  readonly count: number;
  readonly version: number;
}

class Scope implements NamespaceScope {
  version = ++versionsGiven;
  private readonly bindings: NamespaceDeclaration[] = [];
  private readonly marks: Mark[] = [];

  constructor(private readonly namespacesMax: number) {}

  declare(declarations: readonly NamespaceDeclaration[], depth: number, offset: number): void {
    if (declarations.length === 0) return;
    if (this.bindings.length + declarations.length > this.namespacesMax) {
      throw new XmlError('xml.too-many-namespaces', offset, { limit: this.namespacesMax });
    }
    this.marks.push({ depth, count: this.bindings.length, version: this.version });
    this.bindings.push(...declarations);
    this.version = ++versionsGiven;
  }

  leave(depth: number): void {
    const mark = this.marks[this.marks.length - 1];
    if (mark?.depth !== depth) return;
    this.marks.pop();
    this.bindings.length = mark.count;
    this.version = mark.version;
  }

  lookUp(prefix: string): string | undefined {
    if (prefix === 'xml') return xmlNamespace;
    for (let index = this.bindings.length - 1; index >= 0; index--) {
      const binding = this.bindings[index] as NamespaceDeclaration;
      if (binding.prefix === prefix) return binding.uri;
    }
    return prefix === '' ? '' : undefined;
  }
}

/**
 * Namespaces in XML 1.0 §3: what may not be declared. Throws XmlError: xml.prefix-reserved, xml.namespace-empty.
 */
export function checkDeclaration({ prefix, uri }: NamespaceDeclaration, offset: number): void {
  const reserved = prefix === 'xmlns' || uri === xmlnsNamespace || (prefix === 'xml') !== (uri === xmlNamespace);
  if (reserved) throw new XmlError('xml.prefix-reserved', offset, { prefix });
  if (uri === '' && prefix !== '') throw new XmlError('xml.namespace-empty', offset, { prefix });
}
