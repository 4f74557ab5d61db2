import { StringDecoder } from 'node:string_decoder';
import { AxisRefusal } from './axis-refusal.js';

/** A server-sent event. Without data it says only how far the stream has come, or how long to stay away. */
export interface ServerEvent {
  readonly id?: string;
  readonly type: string;
  readonly data: string;
  readonly retryMs?: number;
}

/** Far more than an event with the longest receipt. */
const eventCharactersMax = 4 * 1024 * 1024;

/**
 * Reads server-sent events (HTML Living Standard, section 9.2.6). What stands after the last empty line is not complete,
 * and dropped.
 * @throws AxisRefusal `axis.answer-not-understood` for one that never ends
 */
export async function* readServerEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<ServerEvent, void, undefined> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const piece of body) {
    const lines = (rest + decoder.write(Buffer.from(piece))).replaceAll('\r\n', '\n').split('\n\n');
    rest = lines.pop() ?? '';
    if (rest.length > eventCharactersMax) throw endless();
    for (const block of lines) yield readBlock(block);
  }
}

function readBlock(block: string): ServerEvent {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
    const earlier = name === 'data' ? fields.get(name) : undefined;
    fields.set(name, earlier === undefined ? value : `${earlier}\n${value}`);
  }
  const retry = fields.get('retry');
  return {
    id: fields.get('id'),
    type: fields.get('event') ?? 'message',
    data: fields.get('data') ?? '',
    retryMs: retry !== undefined && /^\d{1,9}$/.test(retry) ? Number(retry) : undefined,
  };
}

function endless(): AxisRefusal {
  return new AxisRefusal({ status: 200, code: 'axis.answer-not-understood', title: 'An event that does not end' });
}
