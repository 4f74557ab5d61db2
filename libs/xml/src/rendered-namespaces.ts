import type { NamespaceDeclaration } from './tokens.js';

/** Which namespace declarations the canonical form has written so far and are in scope at this point of it. */
export class RenderedNamespaces {
  private readonly declarations: NamespaceDeclaration[] = [];
  private readonly counts: number[] = [];

  enter(): void {
    this.counts.push(this.declarations.length);
  }

  leave(): void {
    this.declarations.length = this.counts.pop() ?? 0;
  }

  /** Takes note of a declaration; false when it says nothing new here, so that it must not be written. */
  add(prefix: string, uri: string): boolean {
    if (this.uriOf(prefix) === uri) return false;
    this.declarations.push({ prefix, uri });
    return true;
  }

  /** Those added since the last `enter`, in the order they are written: by prefix, the default namespace first. */
  added(): NamespaceDeclaration[] {
    const from = this.counts[this.counts.length - 1] ?? 0;
    return this.declarations.slice(from);
  }

  private uriOf(prefix: string): string | undefined {
    for (let index = this.declarations.length - 1; index >= 0; index--) {
      const declaration = this.declarations[index] as NamespaceDeclaration;
      if (declaration.prefix === prefix) return declaration.uri;
    }
    // Where nothing was declared there is no default namespace, which is what xmlns="" would say.
    return prefix === '' ? '' : undefined;
  }
}
