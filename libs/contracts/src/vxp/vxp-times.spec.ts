import { readTimestamp, readVxpTime, writeVxpTime, writeVxpTimestamp } from './vxp-times.js';

describe('times of the national axis', () => {
  it('have milliseconds where one expects a zone', () => {
    const at = new Date('2026-11-21T19:21:41.546+07:00');
    expect(readTimestamp('21112026T192141+0546')).toEqual(at);
    expect(writeVxpTimestamp(at)).toBe('21112026T192141+0546');
  });

  it('are days, months and years in lists, and come back as they were written', () => {
    const at = new Date('2026-11-21T00:30:05+07:00');
    expect(writeVxpTime(at)).toBe('21/11/2026 00:30:05');
    expect(readVxpTime('21/11/2026 00:30:05')).toEqual(at);
  });

  it.each(['', '31022026T000000+0000', '21112026T192141+0700x', '21112026T192141+7000', '2026-11-21T19:21:41Z'])(
    'are not %s',
    (text) => {
      expect(readTimestamp(text)).toBeUndefined();
    },
  );

  it.each(['', '30/02/2026 00:00:00', '2026/11/21', '21/11/2026', '21/11/2026 24:00:00'])(
    'nor %s in a list',
    (text) => {
      expect(readVxpTime(text)).toBeUndefined();
    },
  );
});
