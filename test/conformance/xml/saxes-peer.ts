import { SaxesParser, type SaxesAttributeNS } from 'saxes';
import { EventList } from './event-list.js';

/** What saxes sees in a document; undefined where it refuses it. */
export function eventsOfSaxes(document: string): string[] | undefined {
  const events = new EventList();
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  let refused = false;
  parser.on('error', () => (refused = true));
  parser.on('opentag', (tag) => {
    const attributes = Object.values(tag.attributes).filter((attribute) => !isDeclaration(attribute));
    events.open(tag, attributes, Object.entries(tag.ns));
    depth++;
  });
  parser.on('closetag', (tag) => {
    depth--;
    events.close(tag);
  });
  parser.on('text', (text) => {
    if (depth > 0) events.text(text, false);
  });
  parser.on('cdata', (text) => events.text(text, true));
  parser.on('comment', () => events.comment());
  parser.write(document).close();
  return refused ? undefined : events.all();
}

function isDeclaration({ prefix, local }: SaxesAttributeNS): boolean {
  return prefix === 'xmlns' || (prefix === '' && local === 'xmlns');
}
