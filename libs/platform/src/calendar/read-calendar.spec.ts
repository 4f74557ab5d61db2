import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isCatalogued } from '@edoc-axis/domain';
import { readCalendar } from './read-calendar.js';

const at = (moment: string) => new Date(`${moment.replace(' ', 'T')}:00+07:00`);

describe('the file of working time', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'calendar-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  function written(content: unknown): string {
    const path = join(folder, 'calendar.json');
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  }

  it('is as usual where nothing else is said, for the axis and for each agency', () => {
    const offices = readCalendar(
      written({
        holidays: ['01-01', '2026-02-17'],
        worked: ['2026-01-10'],
        deadlines: { answerDays: 2 },
        agencies: { 'H36.15': { hours: ['07:00-11:00', '13:00-16:30'], deadlines: { collectionMinutes: 60 } } },
      }),
    );
    expect(offices.axis.deadlines).toMatchObject({ answerDays: 2, collectionMinutes: 240 });
    expect(offices.of('H36.15.04').deadlines).toMatchObject({ answerDays: 2, collectionMinutes: 60 });
    const { calendar } = offices.of('H36.15');
    expect(calendar.endOfWorkingDay(at('2026-03-02 08:00'))).toEqual(at('2026-03-02 16:30'));
    expect(['2026-01-01', '2026-02-17', '2026-01-10', '2026-05-01'].map(calendar.isWorkingDay)).toEqual([
      ...[false, false, true, true],
    ]);
    expect(readCalendar(undefined).axis.calendar.isWorkingDay('2026-09-02')).toBe(false);
  });

  it('that stands in the documentation can be used', () => {
    const example = fileURLToPath(new URL('../../../../docs/examples/calendar.json', import.meta.url));
    const { calendar } = readCalendar(example).axis;
    expect(calendar.addWorkingTime(at('2026-02-13 16:00'), 120)).toEqual(at('2026-02-23 08:30'));
    expect(calendar.isWorkingDay('2026-08-22')).toBe(true);
  });

  it.each([
    ['{"hours": ["07:30-11:30"', 'JSON'],
    [{ hours: ['11:30-07:30'] }, '11:30-07:30 does not begin before it ends'],
    [{ hours: ['07:30-11:30', '11:00-17:00'] }, 'hours stand in their order'],
    [{ hours: [] }, 'hours'],
    [{ holidays: ['2026-02-30'] }, 'holidays'],
    [{ holidays: ['02-29'] }, '09-02 in every year'],
    [{ holidays: Array.from({ length: 31 }, (_, n) => `01-${String(n + 1).padStart(2, '0')}`) }, 'at most 30'],
    [{ weekend: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] }, 'somebody works'],
    [{ holliday: ['01-01'] }, 'holliday'],
    [{ deadlines: { collectionMinutes: 0 } }, 'collectionMinutes'],
    [{ agencies: { h36: {} } }, 'written in capitals'],
    [{ lateFrom: '4pm' }, 'written as 07:30'],
  ])('is refused when it is %j, with its place and why', (content, problem) => {
    const path = written(content);
    try {
      readCalendar(path);
      throw new Error('It was taken.');
    } catch (error) {
      if (!isCatalogued(error, 'axis.configuration-invalid')) throw error;
      expect(error.params['variable']).toBe(`EDOC_CALENDAR (${path})`);
      expect(error.params['problem']).toContain(problem);
    }
  });

  it('is refused when there is none', () => {
    expect(() => readCalendar(join(folder, 'nowhere.json'))).toThrow(/ENOENT/);
  });
});
