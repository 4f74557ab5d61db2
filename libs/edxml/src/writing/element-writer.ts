/**
 * Writes elements the way the most used builder does: prefix `edXML:`, two spaces a level, CR LF at line ends. Gathers
 * text; nothing here is ever as large as an attachment.
 */
export class ElementWriter {
  private text = '';

  constructor(
    private depth: number,
    private readonly prefix = 'edXML:',
  ) {}

  element(name: string, inside: () => void, attributes = ''): void {
    this.line(`<${this.prefix}${name}${attributes}>`);
    this.depth += 1;
    inside();
    this.depth -= 1;
    this.line(`</${this.prefix}${name}>`);
  }

  value(name: string, value: string): void {
    this.line(`<${this.prefix}${name}>${escapeText(value)}</${this.prefix}${name}>`);
  }

  toString(): string {
    return this.text;
  }

  private line(text: string): void {
    this.text += `${'  '.repeat(this.depth)}${text}\r\n`;
  }
}

/** A carriage return would come back as a line feed if it were not written as a reference (XML 1.0 §2.11). */
function escapeText(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;');
}
