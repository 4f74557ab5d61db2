/** One server-sent event: its type, its data, and the id to come back with. */
export interface Frame {
  readonly type: string;
  readonly data: string;
  readonly id?: string;
}

/** Longer than any event of ours: what does not end is no event. */
const frameCharactersMax = 1024 * 1024;

/**
 * Reads server-sent events (HTML Living Standard, section 9.2) from text as it comes, in pieces cut anywhere. An id without
 * data is told too: it is where to go on from.
 */
export class EventFrames {
  #rest = '';

  read(piece: string): Frame[] {
    const blocks = (this.#rest + piece).split(/\r?\n\r?\n/);
    this.#rest = blocks.pop() ?? '';
    if (this.#rest.length > frameCharactersMax) throw new Error('An event without end.');
    return blocks.map(frameOf).filter(({ data, id }) => data !== '' || id !== undefined);
  }
}

function frameOf(block: string): Frame {
  const data: string[] = [];
  let type = 'message';
  let id: string | undefined;
  for (const line of block.split(/\r?\n/)) {
    const [, name, value = ''] = /^([^:]+):? ?(.*)$/s.exec(line) ?? [];
    if (name === 'data') data.push(value);
    if (name === 'event') type = value;
    if (name === 'id') id = value;
  }
  return { type, data: data.join('\n'), id };
}
