import { roomFor } from './rooms.js';

const limits = { underWayMax: 16, urgentReserved: 4, destinationUnderWayMax: 4 };
const [ordinary, urgent] = [false, true].map((isUrgent) => ({ system: 'dms', urgent: isUrgent })) as [Wanted, Wanted];
type Wanted = Parameters<typeof roomFor>[0];

/** So many destinations that have this many attempts under way each. */
function busy(destinations: number, each: number, own = 0): Map<string, number> {
  const others = Array.from({ length: destinations }, (_, n): [string, number] => [`other-${n}`, each]);
  return new Map([...others, ['dms', own]]);
}

describe('the room of a destination', () => {
  it('is its own limit while there is plenty', () => {
    expect(roomFor(ordinary, busy(0, 0), limits)).toEqual({ attempts: 4, urgentOnly: false });
    expect(roomFor(ordinary, busy(0, 0, 3), limits)).toEqual({ attempts: 1, urgentOnly: false });
    expect(roomFor(ordinary, busy(0, 0, 4), limits)).toEqual({ attempts: 0, urgentOnly: false });
  });

  it('is one when half is taken, so that slow ones keep nobody waiting', () => {
    expect(roomFor(ordinary, busy(2, 4), limits)).toEqual({ attempts: 1, urgentOnly: false });
    expect(roomFor(ordinary, busy(2, 4, 1), limits)).toEqual({ attempts: 0, urgentOnly: false });
  });

  it('is one more for what is urgent when large packets take it all', () => {
    expect(roomFor(urgent, busy(0, 0, 4), limits)).toEqual({ attempts: 1, urgentOnly: true });
    expect(roomFor(urgent, busy(0, 0, 5), limits)).toEqual({ attempts: 0, urgentOnly: true });
  });

  it('is there for what is urgent when it is for nothing else', () => {
    expect(roomFor(ordinary, busy(3, 4), limits)).toEqual({ attempts: 0, urgentOnly: false });
    expect(roomFor(urgent, busy(3, 4), limits)).toEqual({ attempts: 1, urgentOnly: true });
    expect(roomFor(urgent, busy(4, 4), limits)).toEqual({ attempts: 0, urgentOnly: true });
  });
});
