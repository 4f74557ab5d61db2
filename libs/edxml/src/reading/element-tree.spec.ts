import { createTokenizer } from '@edoc-axis/xml';
import type { PacketElement } from './element.js';
import { ElementTree } from './element-tree.js';

/** Reads a part whose bytes come in chunks of so many bytes. */
function treeOf(xml: string, chunkBytes = Infinity): PacketElement {
  let tree: ElementTree | undefined;
  const tokenizer = createTokenizer({}, (token) => {
    if (tree) tree.add(token);
    else if (token.kind === 'open') tree = new ElementTree(token);
  });
  const bytes = Buffer.from(xml);
  for (let at = 0; at < bytes.length; at += chunkBytes) tokenizer.write(bytes.subarray(at, at + chunkBytes));
  tokenizer.end();
  if (!tree) throw new Error('nothing was opened');
  return tree.root;
}

describe('a part of the packet in memory', () => {
  it('has one string for each text, however many pieces it came in', () => {
    const xml = '<a>V/v &lt;thử&#x1F600; <![CDATA[&]]>nghiệm<b/>hai\r\nba</a>';
    const [first, , second] = treeOf(xml).content;
    expect([first, second]).toEqual(['V/v <thử😀 &nghiệm', 'hai\nba']);
    expect(treeOf(xml, 1).content.filter((part) => typeof part === 'string')).toEqual([first, second]);
  });

  it('has no text where an empty CDATA section or a comment stood, and knows of the comment', () => {
    expect(treeOf('<a><![CDATA[]]></a>')).toMatchObject({ content: [], commented: false });
    expect(treeOf('<a>1<!-- -->2</a>')).toMatchObject({ content: ['12'], commented: true });
  });

  it('keeps texts apart: what passed in one element is not in the next', () => {
    expect(treeOf('<a><b>1&amp;2</b><b>3</b><b/><b>4&amp;</b></a>').content).toMatchObject([
      { content: ['1&2'] },
      { content: ['3'] },
      { content: [] },
      { content: ['4&'] },
    ]);
  });

  it('takes memory by its bytes where a text comes in millions of pieces', () => {
    const before = process.memoryUsage().heapUsed;
    const [text] = treeOf(`<a>${'&lt;'.repeat(3_000_000)}</a>`, 64 * 1024).content;
    expect(text).toHaveLength(3_000_000);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1024 * 1024);
  });
});
