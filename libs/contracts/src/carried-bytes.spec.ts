import { CarriedBytes, carriedBytes, readCarrying, writeCarrying } from './carried-bytes.js';

const first = Buffer.from('Công văn số 1');
const second = Buffer.from([0, 255, 34, 92, 10]);
const message = { id: '1', list: [{ of: new CarriedBytes(first) }, null], inner: { of: new CarriedBytes(second) } };

describe('bytes in a message', () => {
  it('travel beside its JSON and stand in their places again', () => {
    const { json, pieces } = writeCarrying(message);
    expect(json).not.toContain('Công văn');
    expect(pieces).toEqual([first, second]);
    expect(readCarrying(json, Buffer.concat(pieces))).toEqual(message);
  });

  it('are windows into what came, not copies', () => {
    const { json, pieces } = writeCarrying({ of: new CarriedBytes(first) });
    const beside = Buffer.concat(pieces);
    const read = readCarrying(json, beside) as { of: CarriedBytes };
    expect(read.of.bytes.buffer).toBe(beside.buffer);
  });

  it.each([
    ['behind its end', [0, 14]],
    ['before its beginning', [-1, 4]],
    ['of no whole number', [0.5, 4]],
    ['of no number', ['0', 4]],
  ])('that lie outside of it, %s, are refused', (_, place) => {
    const { json } = writeCarrying({ of: new CarriedBytes(Buffer.alloc(4)) });
    const lie = json.replace('[0,4]', JSON.stringify(place));
    expect(() => readCarrying(lie, Buffer.alloc(13))).toThrow(RangeError);
  });

  it('are missing, and no bytes, where none came', () => {
    const { json } = writeCarrying({ of: new CarriedBytes(first) });
    expect(carriedBytes(100).safeParse((readCarrying(json, Buffer.alloc(0)) as { of: unknown }).of).success).toBe(
      false,
    );
  });

  it('have their limit', () => {
    expect(carriedBytes(5).safeParse(new CarriedBytes(second)).success).toBe(true);
    expect(carriedBytes(4).safeParse(new CarriedBytes(second)).success).toBe(false);
  });

  it('are in no other JSON, where they would be lost', () => {
    expect(() => JSON.stringify(message)).toThrow(TypeError);
  });

  it('of a message that could not be written are in no other either', () => {
    const circle: Record<string, unknown> = { of: new CarriedBytes(first) };
    circle.itself = circle;
    expect(() => writeCarrying(circle)).toThrow(TypeError);
    expect(writeCarrying({ of: new CarriedBytes(second) }).pieces).toEqual([second]);
  });
});
