import { createRoom } from './room.js';

describe('room for decoded files', () => {
  const longMs = 60_000;

  it('is given at once while there is some, and again when it comes back', async () => {
    const room = createRoom(10);
    expect(await room.take(6, longMs)).toBe(true);
    expect(await room.take(4, longMs)).toBe(true);
    const later = room.take(5, longMs);
    room.giveBack(6);
    expect(await later).toBe(true);
  });

  it('is refused when the time is over, and nothing is taken then', async () => {
    const room = createRoom(10);
    await room.take(8, longMs);
    expect(await room.take(5, 1)).toBe(false);
    expect(await room.take(2, longMs)).toBe(true);
  });

  it('goes to who came first: a large file is not overtaken for ever, and who gives up makes way', async () => {
    const room = createRoom(10);
    await room.take(8, longMs);
    const order: string[] = [];
    const large = room.take(9, 5).then((taken) => order.push(`large ${taken}`));
    const small = room.take(2, longMs).then((taken) => order.push(`small ${taken}`));
    await Promise.all([large, small]);
    expect(order).toEqual(['large false', 'small true']);
  });
});
