import { planCodesMax, writtenPlan } from './reorganisations.js';

const plan = { name: 'lam-dong', effectiveAt: '2025-07-01T00:00:00+07:00', reason: 'Nghị quyết 202' };
const opens = (count: number, name = 'UBND xã') =>
  Array.from({ length: count }, (_, n) => ({ code: `H36.${n + 1}`, name }));
const problems = (written: object) =>
  writtenPlan
    .safeParse({ ...plan, ...written })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('the file of a plan', () => {
  it('needs no list that is empty', () => {
    expect(writtenPlan.parse({ ...plan, opens: opens(1) })).toMatchObject({ closes: [], changes: [], moves: [] });
  });

  it.each([
    ['that does nothing', {}, [': it opens, closes, changes and moves nothing']],
    ['with a name that is none', { name: 'Lâm Đồng', opens: opens(1) }, [expect.stringContaining('name: ')]],
    ['with a misspelt field', { opens: opens(1), close: [] }, [expect.stringContaining('"close"')]],
    [
      'with a misspelt field inside',
      { closes: [{ code: 'H11', receivesfor: 'H36' }] },
      [expect.stringContaining('closes.0: ')],
    ],
    [
      'that says until when and not who',
      { closes: [{ code: 'H11', ends: true, receivesUntil: plan.effectiveAt }] },
      ['closes.0: receivesUntil says nothing without receivesFor'],
    ],
    [
      'with a validity of its own for what opens',
      { opens: [{ code: 'H36.1', name: 'UBND xã', validFrom: plan.effectiveAt }] },
      [expect.stringContaining('validFrom')],
    ],
    ['of more than a province', { opens: opens(planCodesMax + 1) }, [expect.stringContaining('2000 codes')]],
    [
      'that fits no message',
      { opens: opens(planCodesMax, 'á'.repeat(199)) },
      [expect.stringContaining('350000 bytes')],
    ],
  ])('%s is refused', (_, written, expected) => {
    expect(problems(written)).toEqual(expected);
  });
});
