import { CataloguedError } from '@edoc-axis/domain';
import { escapeText } from '@edoc-axis/xml';

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

  /** Throws `packet.character-illegal` for what XML cannot carry. */
  value(name: string, value: string): void {
    this.line(`<${this.prefix}${name}>${escape(name, value)}</${this.prefix}${name}>`);
  }

  toString(): string {
    return this.text;
  }

  private line(text: string): void {
    this.text += `${'  '.repeat(this.depth)}${text}\r\n`;
  }
}

function escape(field: string, value: string): string {
  try {
    return escapeText(value);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new CataloguedError('packet.character-illegal', { field, problem: cause.message }, { cause });
  }
}
