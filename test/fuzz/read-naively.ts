import { packetNamespace } from '@edoc-axis/edxml';
import { SaxesParser } from 'saxes';

/**
 * What a reader without any caution finds in a packet: the texts of elements, by the local names on the way to them. Such
 * readers do not agree about a text with a comment in it, so that the comment is left where it stands, nor about elements
 * of other namespaces, whose texts begin with the namespace.
 */
export function readNaively(document: string): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>();
  const path: { local: string; text: string }[] = [];
  const parser = new SaxesParser({ xmlns: true });
  const add = (text: string) => {
    const innermost = path[path.length - 1];
    if (innermost) innermost.text += text;
  };
  parser.on('opentag', ({ local, uri }) => path.push({ local, text: uri === packetNamespace ? '' : `{${uri}}` }));
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('comment', () => add('<!---->'));
  parser.on('closetag', () => {
    const way = path.map(({ local }) => local).join('/');
    const text = (path.pop()?.text ?? '').replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
    texts.set(way, [...(texts.get(way) ?? []), text]);
  });
  parser.write(document).close();
  return texts;
}
