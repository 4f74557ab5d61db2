import type { ServingEntry } from '@edoc-axis/contracts';
import { serveFrom } from './serve-from.js';

const june = '2025-06-01T00:00:00.000Z';
const july = '2025-06-30T17:00:00.000Z';
const august = '2025-07-31T17:00:00.000Z';

const servedBy = (...periods: ServingEntry['periods']): ServingEntry => ({ kind: 'serving', agency: 'H36', periods });

describe('a system that serves an agency from a moment on', () => {
  it('is its first', () => {
    expect(serveFrom(servedBy(), 'a', june)).toEqual(servedBy({ system: 'a', since: june }));
  });

  it('ends the one before at that moment, to come or not', () => {
    const moved = serveFrom(servedBy({ system: 'a', since: june }), 'b', july);
    expect(moved).toEqual(servedBy({ system: 'a', since: june, until: july }, { system: 'b', since: july }));
  });

  it('changes nothing when it does so already', () => {
    const planned = servedBy({ system: 'a', since: june, until: july }, { system: 'b', since: july });
    expect(serveFrom(planned, 'b', july)).toBe(planned);
    expect(serveFrom(planned, 'b', august)).toBe(planned);
  });

  it('replaces what was planned for then or later', () => {
    const planned = servedBy({ system: 'a', since: june, until: august }, { system: 'b', since: august });
    expect(serveFrom(planned, 'c', july)).toEqual(
      servedBy({ system: 'a', since: june, until: july }, { system: 'c', since: july }),
    );
    expect(serveFrom(planned, 'c', august)).toEqual(
      servedBy({ system: 'a', since: june, until: august }, { system: 'c', since: august }),
    );
  });

  it('goes on when it serves it now and was to leave later', () => {
    const planned = servedBy({ system: 'a', since: june, until: august }, { system: 'b', since: august });
    expect(serveFrom(planned, 'a', july)).toEqual(servedBy({ system: 'a', since: june }));
  });

  it('comes back as a period of its own', () => {
    const left = servedBy({ system: 'a', since: june, until: july }, { system: 'b', since: july });
    expect(serveFrom(left, 'a', august).periods.map(({ system }) => system)).toEqual(['a', 'b', 'a']);
  });

  it('takes the place of one that began at the very same moment', () => {
    expect(serveFrom(servedBy({ system: 'a', since: june }), 'b', june)).toEqual(
      servedBy({ system: 'b', since: june }),
    );
  });
});
