import fc from 'fast-check';
import { formatPacketDate, formatPacketDay, formatPacketMoment, packetDateOf, parsePacketDate } from './packet-date.js';

describe('a date of a packet', () => {
  it.each([
    ['2026/01/15', '2026/01/15'],
    ['15/01/2026', '2026/01/15'],
    ['2026-01-15', '2026/01/15'],
    ['2026/01/15 08:30:00', '2026/01/15 08:30:00'],
    ['15/01/2026 08:30', '2026/01/15 08:30:00'],
    ['2026-01-15T08:30:00', '2026/01/15 08:30:00'],
    ['2026-01-15T08:30:00+07:00', '2026/01/15 08:30:00'],
    ['2026-01-15T01:30:00Z', '2026/01/15 08:30:00'],
    ['2026-01-14T20:00:00.123-0500', '2026/01/15 08:00:00'],
    [' 2026/01/15 ', '2026/01/15'],
    ['2024/02/29', '2024/02/29'],
  ])('%s is emitted as %s', (text, official) => {
    expect(formatPacketDate(parsePacketDate(text, 'DueDate'))).toBe(official);
  });

  it('is Vietnamese local time', () => {
    expect(parsePacketDate('2026/01/15', 'DueDate').at).toEqual(new Date('2026-01-14T17:00:00Z'));
    expect(formatPacketMoment(new Date('2026-01-14T17:00:01Z'))).toBe('2026/01/15 00:00:01');
    expect(formatPacketDay(new Date('2026-01-14T17:00:01Z'))).toBe('2026/01/15');
  });

  it.each(['2014/02/30', '30/02/2014', '2026-13-01', '2026/00/10', '2026/01/15 24:00:00', '2025/02/29', '0001/01/01'])(
    '%s is refused as impossible',
    (text) => {
      expect(() => parsePacketDate(text, 'PromulgationDate')).toThrow(
        expect.objectContaining({ code: 'packet.date-impossible' }),
      );
    },
  );

  it.each([
    '',
    'hôm nay',
    '15.01.2026',
    '5/1/2026',
    '2026/1/5',
    '20260115',
    '2026/01/15T08:30',
    '2026/01/15 8:30',
    ' '.repeat(9e5),
  ])('of another shape is refused (%#)', (text) => {
    expect(() => parsePacketDate(text, 'PromulgationDate')).toThrow(
      expect.objectContaining({ code: 'packet.date-malformed' }),
    );
  });

  it('comes back from its official form', () => {
    fc.assert(
      fc.property(seconds, (at) => {
        const date = packetDateOf(at);
        expect(parsePacketDate(formatPacketDate(date), 'Timestamp')).toEqual(date);
      }),
    );
  });

  it('means the same in every shape', () => {
    fc.assert(
      fc.property(seconds, (at) => {
        const [day = '', time = ''] = formatPacketMoment(at).split(' ');
        const [yyyy, mm, dd] = day.split('/');
        for (const text of [
          `${day} ${time}`,
          `${dd}/${mm}/${yyyy} ${time}`,
          `${yyyy}-${mm}-${dd}T${time}`,
          at.toISOString(),
        ]) {
          expect(parsePacketDate(text, 'Timestamp').at).toEqual(at);
        }
      }),
    );
  });
});

const seconds = fc
  .integer({ min: Date.parse('1990-01-01') / 1000, max: Date.parse('2100-01-01') / 1000 })
  .map((second) => new Date(second * 1000));
