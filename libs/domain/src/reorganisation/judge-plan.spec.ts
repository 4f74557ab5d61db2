import { parseAgencyCode } from '../agencies/agency-code.js';
import { judgePlan } from './judge-plan.js';
import type { RegisterBeforePlan, RegisteredAgency, ReorganisationPlan } from './plan.js';
import { planTrees } from './plan-trees.js';

const code = parseAgencyCode;
const now = new Date('2025-06-20T08:00:00+07:00');
const effectiveAt = '2025-07-01T00:00:00+07:00';
const none: ReorganisationPlan = { effectiveAt, opens: [], closes: [], changes: [], moves: [] };

const agency = (written: string, more: Partial<RegisteredAgency> = {}): RegisteredAgency => ({
  ...{ code: written, name: written, validFrom: '2019-01-01T00:00:00+07:00', centre: false },
  ...more,
});

/** A province, its district with a commune, and a province that is to join. */
const registered = [
  agency('H36', { name: 'UBND tỉnh Lâm Đồng' }),
  agency('H36.07', { name: 'Sở Nội vụ', parent: 'H36' }),
  agency('H36.20', { name: 'UBND huyện', parent: 'H36' }),
  agency('H36.20.01', { name: 'UBND xã', parent: 'H36.20' }),
  agency('H11', { name: 'UBND tỉnh Bình Thuận' }),
  agency('H99', { validUntil: '2020-01-01T00:00:00+07:00', receivesFor: { agency: 'H11' } }),
  agency('W36', { centre: true }),
];

const register: RegisterBeforePlan = {
  agency: (wanted) => registered.find((each) => each.code === wanted),
  childrenOf: (parent) => registered.filter((each) => each.parent === parent),
  system: (name) => (name === 'none' ? undefined : { suspended: name === 'off' }),
  systemOf: (wanted) => (wanted.startsWith('H36') ? 'dms' : undefined),
  hasCertificate: (wanted) => wanted !== 'H36.41',
};

/** A plan that is in order: a province joins another, its district ends in a commune. */
const good: ReorganisationPlan = {
  ...none,
  opens: [{ code: code('H36.40'), name: 'UBND phường', parent: code('H36') }],
  closes: [
    { code: code('H11'), successors: [code('H36')], receivesFor: code('H36') },
    { code: code('H36.20'), successors: [code('H36.40')], receivesFor: code('H36.40') },
    { code: code('H36.20.01'), successors: [code('H36.40')], receivesFor: code('H36.40') },
  ],
  changes: [{ code: code('H36.07'), name: 'Sở Nội vụ tỉnh Lâm Đồng mới' }],
  moves: [{ system: 'dms', agencies: [code('H36.40')] }],
};

const found = (plan: Partial<ReorganisationPlan>) =>
  judgePlan({ ...none, ...plan }, register, now).map((each) => `${each.where} ${each.code}`);
const closing = (written: string, more: object = {}) => ({
  closes: [{ code: code(written), successors: [code('H36')], receivesFor: code('H36'), ...more }],
});

describe('a plan of a reorganisation', () => {
  it('that leads everybody somewhere is in order', () => {
    expect(judgePlan(good, register, now)).toEqual([]);
  });

  it('is judged whole: every fault is named with its place', () => {
    const findings = judgePlan(
      {
        effectiveAt: '2025-06-01T00:00:00+07:00',
        opens: [
          { code: code('H36.07'), name: 'Sở' },
          { code: code('H36.41'), name: 'UBND xã', parent: code('H11') },
        ],
        closes: [
          { code: code('H11'), successors: [] },
          { code: code('H77'), successors: [code('H78')] },
        ],
        changes: [{ code: code('H36.07'), name: 'Sở Nội vụ' }],
        moves: [{ system: 'none', agencies: [code('H36.41'), code('H55')] }],
      },
      register,
      now,
    );
    expect(findings.map((each) => `${each.weight} ${each.where} ${each.code}`).sort()).toEqual(
      [
        'fault changes[0] reorganisation.named-twice',
        'fault closes[0] reorganisation.end-unclear',
        'fault closes[1] agency.successor-unknown',
        'fault closes[1] agency.unknown',
        'fault effectiveAt reorganisation.in-the-past',
        'fault moves[0] agency.unknown',
        'fault moves[0] system.unknown',
        'fault opens[0] agency.exists',
        'fault opens[1] reorganisation.parent-closes',
        'warning closes[1] reorganisation.nobody-receives',
        'warning opens[1] reorganisation.no-certificate',
      ].sort(),
    );
  });

  it.each<[string, Partial<ReorganisationPlan>, string[]]>([
    ['leaves a child below a closed code', closing('H36.20'), ['closes[0] reorganisation.orphan']],
    [
      'closes a code and says both that it ends and who follows',
      closing('H11', { ends: true }),
      ['closes[0] reorganisation.end-unclear'],
    ],
    ['closes what is closed', closing('H99'), ['closes[0] agency.closed']],
    [
      'names a code as its own successor',
      closing('H36', { receivesFor: undefined }),
      [
        'closes[0] agency.own-successor',
        'closes[0] reorganisation.nobody-receives',
        'closes[0] reorganisation.orphan',
        'closes[0] reorganisation.orphan',
      ],
    ],
    ['lets a centre receive', closing('H11', { receivesFor: code('W36') }), ['closes[0] agency.centre']],
    ['lets a stranger receive', closing('H11', { receivesFor: code('H55') }), ['closes[0] agency.unknown']],
    [
      'lets two closed codes receive for each other',
      {
        closes: [
          { code: code('H11'), successors: [code('H36')], receivesFor: code('H36.20.01') },
          { code: code('H36.20.01'), successors: [code('H36')], receivesFor: code('H11') },
        ],
      },
      ['closes[0] agency.receiver-circle', 'closes[1] agency.receiver-circle'],
    ],
    [
      'lets a code that closes receive for another',
      {
        closes: [
          { code: code('H11'), successors: [code('H36')], receivesFor: code('H36.20.01') },
          { code: code('H36.20.01'), successors: [code('H36')], receivesFor: code('H36') },
        ],
      },
      ['closes[0] agency.receiver-closed'],
    ],
    [
      'names a successor that closes, too',
      {
        closes: [
          { code: code('H11'), successors: [code('H36.20.01')], receivesFor: code('H36') },
          { code: code('H36.20.01'), successors: [code('H36')], receivesFor: code('H36') },
        ],
      },
      ['closes[0] reorganisation.successor-closes'],
    ],
    [
      'puts agencies below each other',
      {
        changes: [
          { code: code('H36.07'), parent: code('H36.20.01') },
          { code: code('H36.20'), parent: code('H36.07') },
        ],
      },
      ['changes[0] agency.parent-circle', 'changes[1] agency.parent-circle'],
    ],
    ['changes what is not there', { changes: [{ code: code('H99'), name: 'x' }] }, ['changes[0] agency.unknown']],
    [
      'moves an agency to two systems',
      {
        moves: [
          { system: 'dms', agencies: [code('H36.07')] },
          { system: 'off', agencies: [code('H36.07')] },
        ],
      },
      ['moves[1] reorganisation.named-twice', 'moves[1] reorganisation.system-suspended'],
    ],
    [
      'opens an agency nobody serves',
      { opens: [{ code: code('H11.41'), name: 'UBND xã', parent: code('H11') }] },
      ['opens[0] agency.no-system'],
    ],
  ])('that %s is told so', (_, plan, expected) => {
    expect(found(plan)).toEqual(expected);
  });

  it('is shown as what stands before and after', () => {
    const { before, after } = planTrees(good, register);
    const written = (lines: typeof before) =>
      lines.map(({ depth, code: of, mark, name }) => `${'  '.repeat(depth)}${of} ${mark} ${name}`);
    expect(written(before)).toEqual([
      'H11 closes UBND tỉnh Bình Thuận',
      'H36 stays UBND tỉnh Lâm Đồng',
      '  H36.07 changes Sở Nội vụ',
      '  H36.20 closes UBND huyện',
      '    H36.20.01 closes UBND xã',
    ]);
    expect(written(after)).toEqual([
      'H36 stays UBND tỉnh Lâm Đồng',
      '  H36.07 changes Sở Nội vụ tỉnh Lâm Đồng mới',
      '  H36.40 opens UBND phường',
    ]);
    expect(before[0]?.successors).toEqual(['H36']);
  });
});
