import { optionReaders } from './read-option.js';

const read = optionReaders({ text: ({ en }) => en });

describe('a time on the command line', () => {
  it('is a moment with its offset, or a day in Vietnam', () => {
    expect(read.moment('2025-07-01T00:00:00+07:00')).toBe('2025-07-01T00:00:00+07:00');
    expect(read.moment('2025-07-01')).toBe('2025-07-01T00:00:00+07:00');
    expect(Date.parse(read.endOfDay('2025-06-30'))).toBe(Date.parse('2025-07-01T00:00:00+07:00'));
    expect(read.endOfDay('2025-07-01T00:00:00Z')).toBe('2025-07-01T00:00:00Z');
  });

  it('that is a last day goes to the axis as it is: the axis knows when it ends', () => {
    expect(read.lastDay('2025-06-30')).toBe('2025-06-30');
    expect(read.lastDay('2025-07-01T00:00:00+07:00')).toBe('2025-07-01T00:00:00+07:00');
  });

  it.each(['2025-07-01T00:00:00', '2025-13-01', '2025-7-1', 'tomorrow', '', '1/7/2025'])(
    'written as "%s" is wrong usage: elsewhere it would mean another moment, or none',
    (written) => {
      for (const reader of [read.moment, read.lastDay, read.endOfDay]) {
        expect(() => reader(written)).toThrow(expect.objectContaining({ code: 'commander.invalidArgument' }));
      }
    },
  );
});

describe('a choice and a number on the command line', () => {
  it('are what is allowed and nothing else', () => {
    expect(read.oneOf(['02', '03'])('03')).toBe('03');
    expect(() => read.oneOf(['02', '03'])('3')).toThrow('It must be one of 02, 03.');
    expect(read.whole(10, 3600)('60')).toBe(60);
    for (const wrong of ['9', '3601', '1e2', '-60', '60.5', 'x', '']) {
      expect(() => read.whole(10, 3600)(wrong)).toThrow('It must be a whole number from 10 to 3600.');
    }
  });

  it('a span in minutes or hours', () => {
    expect(['30m', '2h'].map(read.minutes(5, 240))).toEqual([30, 120]);
    for (const wrong of ['4m', '5h', '30', '1.5h', 'h', '']) {
      expect(() => read.minutes(5, 240)(wrong)).toThrow('Write 30m or 2h, from 5m to 240m.');
    }
  });
});
