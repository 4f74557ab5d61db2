import type { OpenToken, XmlToken } from '@edoc-axis/xml';
import { closeElement, elementOf, type PacketElement } from './element.js';
import { PassingText } from './passing-text.js';

/** A part of the packet that is held in memory, built while its tokens pass. */
export class ElementTree {
  readonly root: PacketElement;
  /** The innermost element that is open. */
  current: PacketElement;
  private readonly text = new PassingText();

  /** `token` opens the root of the part. */
  constructor(token: OpenToken) {
    this.root = elementOf(token, undefined);
    this.current = this.root;
  }

  /** The tokens behind the root's start tag, its end tag among them. */
  add(token: XmlToken): void {
    switch (token.kind) {
      case 'text':
        this.text.add(token);
        return;
      case 'comment':
        this.current.commented = true;
        return;
      case 'open':
        this.takeText();
        this.current = elementOf(token, this.current);
        return;
      case 'close':
        this.takeText();
        closeElement(this.current);
        this.current = this.current.parent ?? this.current;
    }
  }

  private takeText(): void {
    const text = this.text.take();
    if (text !== '') this.current.content.push(text);
  }
}
