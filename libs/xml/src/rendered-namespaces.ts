import { compareCodePoints } from './code-points.js';
import type { NamespaceDeclaration } from './tokens.js';

interface Rendered extends NamespaceDeclaration {
  /** Of the element it stands on. */
  readonly depth: number;
}

/** The namespace declarations that the canonical form has written and that are in scope at this point of it. */
export class RenderedNamespaces {
  private readonly declarations: Rendered[] = [];

  /** Takes note of a declaration; false when it says nothing new here, so that it must not be written. */
  add(prefix: string, uri: string, depth: number): boolean {
    if (this.uriOf(prefix) === uri) return false;
    this.declarations.push({ prefix, uri, depth });
    return true;
  }

  /** Those of the element at this depth, the innermost, in the order they are written: by prefix. */
  of(depth: number): readonly NamespaceDeclaration[] {
    const added = this.declarations.filter((declaration) => declaration.depth === depth);
    return added.sort((one, other) => compareCodePoints(one.prefix, other.prefix));
  }

  leave(depth: number): void {
    while (this.declarations[this.declarations.length - 1]?.depth === depth) this.declarations.pop();
  }

  private uriOf(prefix: string): string | undefined {
    for (let index = this.declarations.length - 1; index >= 0; index--) {
      const declaration = this.declarations[index] as Rendered;
      if (declaration.prefix === prefix) return declaration.uri;
    }
    // Where nothing was declared there is no default namespace, which is what xmlns="" would say.
    return prefix === '' ? '' : undefined;
  }
}
