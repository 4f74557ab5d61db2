import { type AgencyCode, parseAgencyCode } from '@edoc-axis/domain';
import type { PlannedChange } from '../import/index.js';
import { highestOf } from './highest-of.js';

const change = (code: string, more: { parent?: string; effect?: PlannedChange['effect']; changed?: string[] } = {}) => {
  const { parent, effect = 'changed', changed = ['name'] } = more;
  return { agency: { code, parent }, effect, changed } as unknown as PlannedChange;
};
const branch = parseAgencyCode('H36');
const many = Array.from({ length: 201 }, (_, n) => change(`H36.${100 + n}`));

describe('an import concerns', () => {
  it('the highest of the codes it changes, and below whom it puts them', () => {
    const planned = [
      change('H36.15.04'),
      change('H36.15'),
      change('H360', { effect: 'same' }),
      change('H37.1', { effect: 'new', parent: 'H37' }),
      change('H38.1', { parent: 'H38' }),
      change('H39.1', { changed: ['parent'], parent: 'H39' }),
    ];
    expect(highestOf(planned, [])).toEqual(['H36.15', 'H37', 'H38.1', 'H39']);
  });

  it('where these are too many, the branches of who brings it, or the axis', () => {
    expect(highestOf(many.slice(1), [branch])).toHaveLength(200);
    expect(highestOf(many, [branch])).toEqual<AgencyCode[]>([branch]);
    expect(highestOf(many, [])).toEqual([]);
  });
});
