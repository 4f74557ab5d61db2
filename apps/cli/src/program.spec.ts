import { wantedCommand } from './program.js';

describe('the command that is wanted', () => {
  it.each([
    [['send', 'p.edxml', '--as', 'office.json'], 'send'],
    [['--json', 'track', 'id'], 'track'],
    [['help', 'agency'], 'agency'],
    [['--help'], undefined],
    [['help'], undefined],
    [[], undefined],
  ])('of %j is %s', (words, wanted) => {
    expect(wantedCommand(words)).toBe(wanted);
  });
});
