import { XmlError } from './errors.js';
import type { WrittenName } from './names.js';
import { createNamespaceScope } from './namespaces.js';
import type { WrittenAttribute } from './start-tag.js';
import type { NamespaceDeclaration, XmlAttribute, XmlLimits, XmlName, XmlToken } from './tokens.js';

const noAttributes: readonly XmlAttribute[] = Object.freeze([]);

/** The elements that are open, and what their prefixes mean. */
export class OpenElements {
  /** A tolerated prefix was met that is bound to nothing. */
  sawUnboundPrefix = false;
  rootSeen = false;

  private readonly written: WrittenName[] = [];
  private readonly resolved: XmlName[] = [];
  private readonly scope;

  constructor(
    private readonly limits: XmlLimits,
    private readonly toleratedPrefixes: readonly string[],
    private readonly onToken: (token: XmlToken) => void,
  ) {
    this.scope = createNamespaceScope(limits.namespacesMax);
  }

  get depth(): number {
    return this.written.length;
  }

  /** The name the next end tag has to have; undefined outside the root. */
  get innermost(): WrittenName | undefined {
    return this.written[this.written.length - 1];
  }

  /** Throws XmlError. */
  open(
    name: WrittenName,
    attributes: readonly WrittenAttribute[],
    namespaces: readonly NamespaceDeclaration[],
    from: number,
    to: number,
  ): void {
    const depth = this.written.length;
    if (depth >= this.limits.depthMax) throw new XmlError('xml.too-deep', from, { limit: this.limits.depthMax });
    if (depth === 0 && this.rootSeen) throw new XmlError('xml.second-root', from);
    this.rootSeen = true;
    this.scope.declare(namespaces, depth, from);
    const resolved = this.resolveElement(name, from);
    this.written.push(name);
    this.resolved.push(resolved);
    this.onToken({
      kind: 'open',
      name: resolved,
      attributes: this.resolveAttributes(attributes),
      namespaces,
      depth,
      from,
      to,
    });
  }

  close(from: number, to: number): void {
    const depth = this.written.length - 1;
    this.written.pop();
    const name = this.resolved.pop() as XmlName;
    this.scope.leave(depth);
    this.onToken({ kind: 'close', name, depth, from, to });
  }

  private resolveElement(name: WrittenName, offset: number): XmlName {
    if (name.asElement === undefined || name.asElementIn !== this.scope.version) {
      const { prefix, local } = name;
      if (prefix === 'xmlns') throw new XmlError('xml.prefix-reserved', offset, { prefix });
      name.asElement = { prefix, local, uri: this.namespaceOf(prefix, offset) };
      name.asElementIn = this.scope.version;
    }
    return name.asElement;
  }

  private resolveAttributes(written: readonly WrittenAttribute[]): readonly XmlAttribute[] {
    if (written.length === 0) return noAttributes;
    const attributes: XmlAttribute[] = [];
    for (const { name, value, offset } of written) {
      const { prefix, local } = name;
      const attribute = { prefix, local, uri: prefix === '' ? '' : this.namespaceOf(prefix, offset), value };
      if (attributes.some((other) => isSameAttribute(other, attribute))) {
        throw new XmlError('xml.attribute-duplicate', offset, { attribute: local });
      }
      attributes.push(attribute);
    }
    return attributes;
  }

  private namespaceOf(prefix: string, offset: number): string {
    const uri = this.scope.lookUp(prefix);
    if (uri !== undefined) return uri;
    if (!this.toleratedPrefixes.includes(prefix)) throw new XmlError('xml.prefix-unbound', offset, { prefix });
    this.sawUnboundPrefix = true;
    return '';
  }
}

/** Names in no namespace differ by prefix too: a tolerated unbound prefix leaves `xlink:href` beside `href`. */
function isSameAttribute(one: XmlAttribute, other: XmlAttribute): boolean {
  return one.local === other.local && one.uri === other.uri && (one.uri !== '' || one.prefix === other.prefix);
}
