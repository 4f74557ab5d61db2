/** Documents whose status files are older than what is known of them. */
export class StaleDocuments extends Set<string> {
  private listener?: () => void;

  /** Also says so to who writes status files. */
  override add(document: string): this {
    super.add(document);
    this.listener?.();
    return this;
  }

  /** For who writes them, and knows. */
  keep(document: string): void {
    super.add(document);
  }

  listen(listener: (() => void) | undefined): void {
    this.listener = listener;
  }
}
