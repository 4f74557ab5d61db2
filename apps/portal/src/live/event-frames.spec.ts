import { EventFrames, type Frame } from './event-frames.js';

const text = 'retry: 3000\n\nid: 7\ndata: {"n":1}\n\n:\n\nid: 9\n\nevent: problem\ndata: {"a":\ndata: 2}\n\n';
const expected: Frame[] = [
  { type: 'message', data: '{"n":1}', id: '7' },
  { type: 'message', data: '', id: '9' },
  { type: 'problem', data: '{"a":\n2}', id: undefined },
];

describe('frames of an event stream', () => {
  it('are the same wherever the text was cut', () => {
    for (let size = 1; size <= text.length; size += 1) {
      const frames = new EventFrames();
      const pieces = text.match(new RegExp(`.{1,${size}}`, 'gs')) ?? [];
      expect(pieces.flatMap((piece) => frames.read(piece))).toEqual(expected);
    }
  });

  it('wait for their end', () => {
    const frames = new EventFrames();
    expect(frames.read('id: 1\ndata: x\n')).toEqual([]);
    expect(frames.read('\n')).toEqual([{ type: 'message', data: 'x', id: '1' }]);
  });

  it('that never end are given up', () => {
    const frames = new EventFrames();
    expect(() => frames.read('x'.repeat(2 * 1024 * 1024))).toThrow();
  });
});
