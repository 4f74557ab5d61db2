interface Name {
  readonly prefix: string;
  readonly local: string;
  readonly uri: string;
}

/** What happens in a document, one line an event, so that two parsers can be compared. Text that touches is one. */
export class EventList {
  private readonly lines: string[] = [];
  private pending = '';
  private pendingIsCdata = false;

  open(
    name: Name,
    attributes: readonly (Name & { readonly value: string })[],
    namespaces: readonly (readonly [string, string])[],
  ): void {
    const written = attributes.map((one) => [nameOf(one), one.value]);
    this.add(JSON.stringify(['open', nameOf(name), written, [...namespaces].sort()]));
  }

  close(name: Name): void {
    this.add(JSON.stringify(['close', nameOf(name)]));
  }

  text(text: string, cdata: boolean): void {
    if (cdata !== this.pendingIsCdata) this.flush();
    this.pendingIsCdata = cdata;
    this.pending += text;
  }

  comment(): void {
    this.add('comment');
  }

  all(): string[] {
    this.flush();
    return this.lines;
  }

  private add(line: string): void {
    this.flush();
    this.lines.push(line);
  }

  private flush(): void {
    if (this.pending !== '') this.lines.push(JSON.stringify([this.pendingIsCdata ? 'cdata' : 'text', this.pending]));
    this.pending = '';
  }
}

function nameOf({ prefix, local, uri }: Name): string {
  return `{${uri}}${prefix}:${local}`;
}
