import { extension } from '../../support/certificates.js';
import { ia5, oid as oidOf, printable, sequence, time, utf8 } from '../../support/der.js';
import { certifies, dn, general, issue, type Issued, named, type Order, utcTime } from './issue-chain.js';

/**
 * The shapes of the Public Key Interoperability Test Suite (PKITS, NIST, version 1.0.1) that are about paths, built anew:
 * numbers and names are the suite's. `valid` and `invalid` are its expected results for one who accepts every policy and
 * demands none. Where we refuse what it accepts, `stricter` says why.
 */
export interface PathCase {
  readonly test: string;
  readonly expected: 'valid' | 'invalid';
  readonly stricter?: string;
  /** Root first. Given: a root of its own for each run. */
  readonly below: readonly Order[] | ((root: Issued) => Issued[]);
}

const ca = (order: Order = {}): Order => order;
const signer = (order: Order = {}): Order => order;
const self = (order: Order = {}): Order => ({ selfIssued: true, ...order });

const p = (order: Order = {}, ...policies: readonly (number | 'any')[]): Order => ({
  policies: policies.length > 0 ? policies : [1],
  ...order,
});

const inTree = (tree: string, ...more: readonly string[]) =>
  dn(
    ['2.5.4.6', printable('VN')],
    ['2.5.4.10', printable('CA Tests')],
    ...[tree, ...more].map((unit) => ['2.5.4.11', printable(unit)] as const),
  );
const personIn = (tree: string, ...more: readonly string[]) =>
  dn(
    ['2.5.4.6', printable('VN')],
    ['2.5.4.10', printable('CA Tests')],
    ...[tree, ...more].map((unit) => ['2.5.4.11', printable(unit)] as const),
    ['2.5.4.3', printable('Person')],
  );
const withMail = (mail: string) =>
  dn(
    ['2.5.4.6', printable('VN')],
    ['2.5.4.10', printable('CA Tests')],
    ['2.5.4.11', printable('one')],
    ['1.2.840.113549.1.9.1', ia5(mail)],
  );
const trees = (...names: readonly string[]) => names.map((name) => general.directory(inTree(name)));
const subject = (name: Buffer, more: Order = {}): Order => ({ subject: name, ...more });

/** Old and new key of one CA: the new one is certified by the old one, or the other way round. */
const future = time(new Date('2030-01-01T00:00:00Z'));
const past = time(new Date('2025-01-01T00:00:00Z'));

const dsa = 'DSA is not among the accepted algorithms';
const signerOnly = 'whoever signs documents has a certificate for it, and not a CA’s';

export const pathCases: readonly PathCase[] = [
  { test: '4.1.1 Valid Signatures Test1', expected: 'valid', below: [ca(), signer()] },
  { test: '4.1.2 Invalid CA Signature Test2', expected: 'invalid', below: [ca({ forged: true }), signer()] },
  { test: '4.1.3 Invalid EE Signature Test3', expected: 'invalid', below: [ca(), signer({ forged: true })] },
  { test: '4.1.4 Valid DSA Signatures Test4', expected: 'valid', stricter: dsa, below: [ca({ key: 'dsa' }), signer()] },
  {
    test: '4.1.5 Valid DSA Parameter Inheritance Test5',
    expected: 'valid',
    stricter: dsa,
    below: [ca({ key: 'dsa' }), ca({ key: 'dsa' }), signer()],
  },
  {
    test: '4.1.6 Invalid DSA Signature Test6',
    expected: 'invalid',
    below: [ca({ key: 'dsa' }), signer({ forged: true })],
  },

  { test: '4.2.1 Invalid CA notBefore Date Test1', expected: 'invalid', below: [ca({ notBefore: future }), signer()] },
  { test: '4.2.2 Invalid EE notBefore Date Test2', expected: 'invalid', below: [ca(), signer({ notBefore: future })] },
  {
    test: '4.2.3 Valid pre2000 UTC notBefore Date Test3',
    expected: 'valid',
    below: [ca(), signer({ notBefore: utcTime('500101000000Z') })],
  },
  {
    test: '4.2.4 Valid GeneralizedTime notBefore Date Test4',
    expected: 'valid',
    below: [ca(), signer({ notBefore: time(new Date('2002-01-01T00:00:00Z')) })],
  },
  { test: '4.2.5 Invalid CA notAfter Date Test5', expected: 'invalid', below: [ca({ notAfter: past }), signer()] },
  { test: '4.2.6 Invalid EE notAfter Date Test6', expected: 'invalid', below: [ca(), signer({ notAfter: past })] },
  {
    test: '4.2.7 Invalid pre2000 UTC EE notAfter Date Test7',
    expected: 'invalid',
    below: [ca(), signer({ notBefore: utcTime('970101000000Z'), notAfter: utcTime('990101000000Z') })],
  },
  {
    test: '4.2.8 Valid GeneralizedTime notAfter Date Test8',
    expected: 'valid',
    below: [ca(), signer({ notAfter: time(new Date('2050-01-01T12:01:00Z')) })],
  },

  {
    test: '4.3.1 Invalid Name Chaining EE Test1',
    expected: 'invalid',
    below: [ca(), signer({ issuer: named('somebody else') })],
  },
  {
    test: '4.3.2 Invalid Name Chaining Order Test2',
    expected: 'invalid',
    below: [
      ca({ subject: dn(['2.5.4.6', printable('VN')], ['2.5.4.11', printable('a')], ['2.5.4.11', printable('b')]) }),
      signer({ issuer: dn(['2.5.4.6', printable('VN')], ['2.5.4.11', printable('b')], ['2.5.4.11', printable('a')]) }),
    ],
  },
  {
    test: '4.3.3 Valid Name Chaining Whitespace Test3',
    expected: 'valid',
    below: [ca({ subject: named('Good  CA   one') }), signer({ issuer: named('Good CA one') })],
  },
  {
    test: '4.3.4 Valid Name Chaining Whitespace Test4',
    expected: 'valid',
    below: [ca({ subject: named('  Good CA ') }), signer({ issuer: named('Good CA') })],
  },
  {
    test: '4.3.5 Valid Name Chaining Capitalization Test5',
    expected: 'valid',
    below: [ca({ subject: named('GOOD ca') }), signer({ issuer: named('Good CA') })],
  },
  { test: '4.3.6 Valid Name UIDs Test6', expected: 'valid', below: [ca({ uniqueIdentifiers: true }), signer()] },
  {
    test: '4.3.7 Valid RFC3280 Mandatory Attribute Types Test7',
    expected: 'valid',
    below: [
      ca({
        subject: dn(
          ['2.5.4.6', printable('VN')],
          ['0.9.2342.19200300.100.1.25', ia5('gov')],
          ['2.5.4.5', printable('345')],
          ['2.5.4.8', printable('Ha Tinh')],
        ),
      }),
      signer(),
    ],
  },
  {
    test: '4.3.8 Valid RFC3280 Optional Attribute Types Test8',
    expected: 'valid',
    below: [
      ca({
        subject: dn(
          ['2.5.4.6', printable('VN')],
          ['2.5.4.7', printable('Ha Tinh')],
          ['2.5.4.42', printable('An')],
          ['2.5.4.65', printable('Fictitious')],
          ['2.5.4.44', printable('III')],
        ),
      }),
      signer(),
    ],
  },
  {
    test: '4.3.9 Valid UTF8String Encoded Names Test9',
    expected: 'valid',
    below: [ca({ subject: named('Cơ quan', utf8) }), signer()],
  },
  {
    test: '4.3.10 Valid Rollover from PrintableString to UTF8String Test10',
    expected: 'valid',
    below: [ca({ subject: named('Good CA') }), signer({ issuer: named('Good CA', utf8) })],
  },
  {
    test: '4.3.11 Valid UTF8String Case Insensitive Match Test11',
    expected: 'valid',
    below: [ca({ subject: named('good  ca', utf8) }), signer({ issuer: named('GOOD CA', utf8) })],
  },

  {
    test: '4.5.1 Valid Basic Self-Issued Old With New Test1',
    expected: 'valid',
    below: [ca(), self(), signer()],
  },
  {
    test: '4.5.3 Valid Basic Self-Issued New With Old Test3',
    expected: 'valid',
    below: (root) => {
      const old = issue({ subject: named('CA') }, root, 'ca');
      const renewed = issue({ subject: named('CA') }, old, 'ca');
      return [root, old, renewed, issue({}, renewed, 'signer')];
    },
  },
  {
    test: '4.5.4 Valid Basic Self-Issued New With Old Test4',
    expected: 'valid',
    below: (root) => {
      const old = issue({ subject: named('CA') }, root, 'ca');
      return [root, old, issue({ subject: named('CA') }, old, 'ca'), issue({}, old, 'signer')];
    },
  },
  {
    test: '4.5.8 Invalid Basic Self-Issued CRL Signing Key Test8',
    expected: 'invalid',
    below: [ca(), self({ keyUsage: { bits: [6] } }), signer()],
  },

  {
    test: '4.6.1 Invalid Missing basicConstraints Test1',
    expected: 'invalid',
    below: [ca({ basicConstraints: 'absent' }), signer()],
  },
  {
    test: '4.6.2 Invalid cA False Test2',
    expected: 'invalid',
    below: [ca({ basicConstraints: { critical: true } }), signer()],
  },
  {
    test: '4.6.3 Invalid cA False Test3',
    expected: 'invalid',
    below: [ca({ basicConstraints: {} }), signer()],
  },
  {
    test: '4.6.4 Valid basicConstraints Not Critical Test4',
    expected: 'valid',
    below: [ca({ basicConstraints: { ca: true } }), signer()],
  },
  ...pathLengths(
    '4.6.5 Invalid pathLenConstraint Test5',
    '4.6.6 Invalid pathLenConstraint Test6',
    'invalid',
    0,
    'none',
  ),
  ...pathLengths('4.6.7 Valid pathLenConstraint Test7', '4.6.8 Valid pathLenConstraint Test8', 'valid', 0),
  ...pathLengths(
    '4.6.9 Invalid pathLenConstraint Test9',
    '4.6.10 Invalid pathLenConstraint Test10',
    'invalid',
    6,
    0,
    0,
  ),
  ...pathLengths(
    '4.6.11 Invalid pathLenConstraint Test11',
    '4.6.12 Invalid pathLenConstraint Test12',
    'invalid',
    6,
    1,
    1,
    'none',
  ),
  ...pathLengths(
    '4.6.13 Valid pathLenConstraint Test13',
    '4.6.14 Valid pathLenConstraint Test14',
    'valid',
    6,
    4,
    1,
    'none',
  ),
  {
    test: '4.6.15 Valid Self-Issued pathLenConstraint Test15',
    expected: 'valid',
    below: [ca(withLength(0)), self(), signer()],
  },
  {
    test: '4.6.16 Invalid Self-Issued pathLenConstraint Test16',
    expected: 'invalid',
    below: [ca(withLength(0)), self(), ca(), signer()],
  },
  {
    test: '4.6.17 Valid Self-Issued pathLenConstraint Test17',
    expected: 'valid',
    below: [ca(withLength(1)), self(), ca(), self(), signer()],
  },

  {
    test: '4.7.1 Invalid keyUsage Critical keyCertSign False Test1',
    expected: 'invalid',
    below: [ca({ keyUsage: { bits: [6], critical: true } }), signer()],
  },
  {
    test: '4.7.2 Invalid keyUsage Not Critical keyCertSign False Test2',
    expected: 'invalid',
    below: [ca({ keyUsage: { bits: [6] } }), signer()],
  },
  {
    test: '4.7.3 Valid keyUsage Not Critical Test3',
    expected: 'valid',
    below: [ca({ keyUsage: { bits: certifies } }), signer()],
  },

  { test: '4.8.1 All Certificates Same Policy Test1', expected: 'valid', below: [p(), p()] },
  { test: '4.8.2 All Certificates No Policies Test2', expected: 'valid', below: [ca(), signer()] },
  { test: '4.8.3 Different Policies Test3', expected: 'valid', below: [p(), p({}, 2), p()] },
  { test: '4.8.4 Different Policies Test4', expected: 'invalid', below: [p(), p({ requireExplicit: 0 }), p({}, 2)] },
  { test: '4.8.5 Different Policies Test5', expected: 'invalid', below: [p(), p({ requireExplicit: 0 }, 2), p()] },
  {
    test: '4.8.6 Overlapping Policies Test6',
    expected: 'valid',
    below: [p({ requireExplicit: 0 }, 1, 2, 3, 4), p({}, 1, 2, 3), p({}, 1, 2), p()],
  },
  {
    test: '4.8.7 Different Policies Test7',
    expected: 'invalid',
    below: [p({ requireExplicit: 0 }, 1, 2, 3), p({}, 1, 2), p({}, 1), p({}, 2)],
  },
  {
    test: '4.8.8 Different Policies Test8',
    expected: 'invalid',
    below: [p({ requireExplicit: 0 }, 1, 2), p({}, 1), p({}, 2), p({}, 1)],
  },
  {
    test: '4.8.9 Different Policies Test9',
    expected: 'invalid',
    below: [p({ requireExplicit: 0 }, 1, 2, 3), p({}, 1, 2), p({}, 2), p({}, 1), p({}, 1)],
  },
  {
    test: '4.8.10 All Certificates Same Policies Test10',
    expected: 'valid',
    below: [p({ requireExplicit: 0 }, 1, 2), p({}, 1, 2)],
  },
  {
    test: '4.8.11 All Certificates AnyPolicy Test11',
    expected: 'valid',
    below: [p({ requireExplicit: 0 }, 'any'), p({}, 'any')],
  },
  { test: '4.8.12 Different Policies Test12', expected: 'invalid', below: [p({ requireExplicit: 0 }, 3), p({}, 4)] },
  {
    test: '4.8.13 All Certificates Same Policies Test13',
    expected: 'valid',
    below: [p({ requireExplicit: 0 }, 1, 2, 3), p({}, 1, 2, 3)],
  },
  { test: '4.8.14 AnyPolicy Test14', expected: 'valid', below: [p({ requireExplicit: 0 }, 'any'), p()] },
  ...[15, 16, 17, 18, 19].map((number): PathCase => ({
    test: `4.8.${number} User Notice Qualifier Test${number}`,
    expected: 'valid',
    below: [...(number === 15 || number === 19 ? [] : [p({}, 1, 2)]), qualified(number)],
  })),
  { test: '4.8.20 CPS Pointer Qualifier Test20', expected: 'valid', below: [p({ requireExplicit: 0 }), qualified(20)] },

  ...[10, 5].map((skip, index): PathCase => ({
    test: `4.9.${index + 1} Valid RequireExplicitPolicy Test${index + 1}`,
    expected: 'valid',
    below: [p({ requireExplicit: skip }), p(), p(), p(), signer()],
  })),
  {
    test: '4.9.3 Invalid RequireExplicitPolicy Test3',
    expected: 'invalid',
    below: [p({ requireExplicit: 4 }), p(), p(), p(), signer()],
  },
  {
    test: '4.9.4 Valid RequireExplicitPolicy Test4',
    expected: 'valid',
    below: [p({ requireExplicit: 0 }), p(), p(), p(), p()],
  },
  {
    test: '4.9.5 Invalid RequireExplicitPolicy Test5',
    expected: 'invalid',
    below: [p({ requireExplicit: 7 }), p({ requireExplicit: 2 }), p({ requireExplicit: 4 }), p(), signer()],
  },
  {
    test: '4.9.6 Valid Self-Issued requireExplicitPolicy Test6',
    expected: 'valid',
    below: [p({ requireExplicit: 2 }), self(p()), signer()],
  },
  {
    test: '4.9.7 Invalid Self-Issued requireExplicitPolicy Test7',
    expected: 'invalid',
    below: [p({ requireExplicit: 2 }), self(p()), p(), signer()],
  },
  {
    test: '4.9.8 Invalid Self-Issued requireExplicitPolicy Test8',
    expected: 'invalid',
    below: [p({ requireExplicit: 2 }), self(p()), p(), self(p()), signer()],
  },

  ...mappingCases(),

  {
    test: '4.11.1 Invalid inhibitPolicyMapping Test1',
    expected: 'invalid',
    below: [p({ requireExplicit: 0, inhibitMapping: 0 }), p({ mappings: [[1, 2]] }), p({}, 2)],
  },
  {
    test: '4.11.2 Valid inhibitPolicyMapping Test2',
    expected: 'valid',
    below: [
      inhibiting(1),
      p(
        {
          mappings: [
            [1, 3],
            [2, 4],
          ],
        },
        1,
        2,
      ),
      p({}, 3),
    ],
  },
  {
    test: '4.11.3 Invalid inhibitPolicyMapping Test3',
    expected: 'invalid',
    below: [
      inhibiting(1),
      p(
        {
          mappings: [
            [1, 3],
            [2, 4],
          ],
        },
        1,
        2,
      ),
      p({ mappings: [[3, 5]] }, 3, 4),
      p({}, 5),
    ],
  },
  {
    test: '4.11.4 Valid inhibitPolicyMapping Test4',
    expected: 'valid',
    below: [
      inhibiting(1),
      p(
        {
          mappings: [
            [1, 3],
            [2, 4],
          ],
        },
        1,
        2,
      ),
      p({ mappings: [[3, 5]] }, 3, 4),
      p({}, 4),
    ],
  },
  {
    test: '4.11.5 Invalid inhibitPolicyMapping Test5',
    expected: 'invalid',
    below: [inhibiting(5), p({ inhibitMapping: 1 }), p(), p({ mappings: [[1, 2]] }), p({}, 2)],
  },
  {
    test: '4.11.6 Invalid inhibitPolicyMapping Test6',
    expected: 'invalid',
    below: [inhibiting(1), p({ inhibitMapping: 5 }, 1, 2), p({ mappings: [[1, 3]] }, 1), p({}, 3)],
  },
  {
    test: '4.11.7 Valid Self-Issued inhibitPolicyMapping Test7',
    expected: 'valid',
    below: [inhibiting(1), self(p()), p({ mappings: [[1, 2]] }), p({}, 2)],
  },
  ...[8, 9].map((number): PathCase => ({
    test: `4.11.${number} Invalid Self-Issued inhibitPolicyMapping Test${number}`,
    expected: 'invalid',
    below: [
      inhibiting(1),
      self(p()),
      p({ mappings: [[1, 2]] }),
      p({ mappings: [[2, 3]] }, 2),
      p({}, number === 8 ? 3 : 2),
    ],
  })),
  {
    test: '4.11.10 Invalid Self-Issued inhibitPolicyMapping Test10',
    expected: 'invalid',
    below: [inhibiting(1), self(p()), p({ mappings: [[1, 2]] }), self(p({ mappings: [[2, 3]] }, 2)), p({}, 3)],
  },
  {
    test: '4.11.11 Valid Self-Issued inhibitPolicyMapping Test11',
    expected: 'valid',
    below: [inhibiting(1), self(p()), p({ mappings: [[1, 2]] }), self(p({}, 2)), p({}, 2)],
  },

  { test: '4.12.1 Invalid inhibitAnyPolicy Test1', expected: 'invalid', below: [noAny(0), p({}, 'any')] },
  { test: '4.12.2 Valid inhibitAnyPolicy Test2', expected: 'valid', below: [noAny(0), p({}, 'any', 1)] },
  { test: '4.12.3 inhibitAnyPolicy Test3', expected: 'valid', below: [noAny(1), p({}, 'any'), p()] },
  { test: '4.12.4 Invalid inhibitAnyPolicy Test4', expected: 'invalid', below: [noAny(1), p({}, 'any'), p({}, 'any')] },
  {
    test: '4.12.5 Invalid inhibitAnyPolicy Test5',
    expected: 'invalid',
    below: [noAny(5), p({ inhibitAny: 1 }), p({}, 'any'), p({}, 'any')],
  },
  {
    test: '4.12.6 Invalid inhibitAnyPolicy Test6',
    expected: 'invalid',
    below: [noAny(1), p({ inhibitAny: 5 }), p({}, 'any')],
  },
  {
    test: '4.12.7 Valid Self-Issued inhibitAnyPolicy Test7',
    expected: 'valid',
    below: [noAny(1), self(p()), p({}, 'any'), p()],
  },
  {
    test: '4.12.8 Invalid Self-Issued inhibitAnyPolicy Test8',
    expected: 'invalid',
    below: [noAny(1), self(p()), p({}, 'any'), p({}, 'any'), p()],
  },
  {
    test: '4.12.9 Valid Self-Issued inhibitAnyPolicy Test9',
    expected: 'valid',
    below: [noAny(1), self(p()), p({}, 'any'), self(p({}, 'any')), p()],
  },
  {
    test: '4.12.10 Invalid Self-Issued inhibitAnyPolicy Test10',
    expected: 'invalid',
    below: [noAny(1), self(p()), p({}, 'any'), p({ selfIssued: true }, 'any')],
  },

  ...nameConstraintCases(),

  {
    test: '4.16.1 Valid Unknown Not Critical Certificate Extension Test1',
    expected: 'valid',
    below: [signer({ extensions: [extension('2.16.840.1.101.2.1.12.2', utf8('x'))] })],
  },
  {
    test: '4.16.2 Invalid Unknown Critical Certificate Extension Test2',
    expected: 'invalid',
    below: [signer({ extensions: [extension('2.16.840.1.101.2.1.12.2', utf8('x'), true)] })],
  },
];

function withLength(pathLength: number): Order {
  return { basicConstraints: { ca: true, pathLength, critical: true } };
}

/** Two tests of the suite each: of an ordinary certificate, and of a CA's as the last one. */
function pathLengths(
  first: string,
  second: string,
  expected: PathCase['expected'],
  ...lengths: readonly (number | 'none')[]
): PathCase[] {
  const authorities = lengths.map((length) => (length === 'none' ? ca() : ca(withLength(length))));
  const last: Order = { basicConstraints: { ca: true, critical: true }, keyUsage: { bits: certifies, critical: true } };
  return [
    { test: first, expected, below: [...authorities, signer()] },
    {
      test: second,
      expected,
      stricter: expected === 'valid' ? signerOnly : undefined,
      below: [...authorities, last],
    },
  ];
}

function inhibiting(inhibitMapping: number): Order {
  return p({ requireExplicit: 0, inhibitMapping }, 1, 2);
}

function noAny(inhibitAny: number): Order {
  return p({ requireExplicit: 0, inhibitAny });
}

/** A policy with a qualifier: a notice, or where the practice statement lies. They change nothing. */
function qualified(number: number): Order {
  const notice = sequence(oidOf('1.3.6.1.5.5.7.2.2'), sequence(utf8('q'.repeat(number === 19 ? 201 : 20))));
  const pointer = sequence(oidOf('1.3.6.1.5.5.7.2.1'), ia5('http://ca.example/cps'));
  const policy = sequence(oidOf('1.3.6.1.4.1.99999.1.1'), sequence(number === 20 ? pointer : notice));
  return { extensions: [extension('2.5.29.32', sequence(policy), true)] };
}

function mappingCases(): PathCase[] {
  const maps = (number: number, expected: PathCase['expected'], ...below: readonly Order[]): PathCase => ({
    test: `4.10.${number} ${expected === 'valid' ? 'Valid' : 'Invalid'} Policy Mapping Test${number}`,
    expected,
    below,
  });
  const oneToTwo = p({ requireExplicit: 0, mappings: [[1, 2]] });
  const p12 = p({ requireExplicit: 0, mappings: [[1, 3]] }, 1, 2);
  const p12Sub = p({ mappings: [[3, 4]] }, 2, 3);
  const p1234 = p(
    {
      requireExplicit: 0,
      mappings: [
        [1, 5],
        [2, 6],
      ],
    },
    1,
    2,
    3,
    4,
  );
  return [
    maps(1, 'valid', oneToTwo, p({}, 2)),
    maps(2, 'invalid', oneToTwo, p()),
    maps(3, 'valid', p12, p12Sub, p({}, 4)),
    maps(4, 'invalid', p12, p12Sub, p({}, 3)),
    maps(5, 'valid', p1234, p({}, 1, 5), p({}, 5)),
    maps(6, 'valid', p1234, p({}, 1, 5, 6), p({}, 6)),
    maps(7, 'invalid', p({ mappings: [['any', 1]], requireExplicit: 0 }, 'any'), p()),
    maps(8, 'invalid', p({ mappings: [[1, 'any']], requireExplicit: 0 }), p()),
    maps(9, 'valid', p({ requireExplicit: 0, mappings: [[1, 2]] }, 'any'), p({}, 2)),
    maps(10, 'invalid', p({ requireExplicit: 0 }), p({ mappings: [[1, 2]] }, 'any'), p()),
    maps(11, 'valid', p({ requireExplicit: 0 }), p({ mappings: [[1, 2]] }, 'any'), p({}, 2)),
    maps(12, 'valid', p({ requireExplicit: 0, mappings: [[1, 3]] }, 1, 2), p({}, 'any')),
    maps(13, 'valid', p({ requireExplicit: 0, mappings: [[1, 2]] }), p({}, 2)),
    maps(14, 'valid', p({ requireExplicit: 0, mappings: [[1, 2]] }), p({}, 2)),
  ];
}

function nameConstraintCases(): PathCase[] {
  const names = (
    number: number,
    kind: string,
    expected: PathCase['expected'],
    ...below: readonly Order[]
  ): PathCase => ({
    test: `4.13.${number} ${expected === 'valid' ? 'Valid' : 'Invalid'} ${kind}nameConstraints Test${number}`,
    expected,
    below,
  });
  const one = ca({ permitted: trees('one') });
  const oneAndTwo = ca({ permitted: trees('one', 'two') });
  const notOne = ca({ excluded: trees('one') });
  const notOneNorTwo = ca({ excluded: trees('one', 'two') });
  const oneButInner = ca({
    permitted: trees('one'),
    excluded: [general.directory(inTree('one', 'inner'))],
  });
  const inOne = (order: Order) => subject(inTree('one', 'ca'), order);
  const gov = 'testcertificates.gov';
  const mailSub = inOne({ permitted: [general.mail(gov)] });
  const mail = (address: string) => signer({ alternativeNames: [general.mail(address)] });
  const dns = (host: string) => signer({ alternativeNames: [general.dns(host)] });
  const uri = (host: string) => signer({ alternativeNames: [general.uri(`http://${host}/index.html`)] });
  const alsoIn = (tree: string) => ({ alternativeNames: [general.directory(personIn(tree))] });
  return [
    names(1, 'DN ', 'valid', one, signer(subject(personIn('one')))),
    names(2, 'DN ', 'invalid', one, signer(subject(personIn('two')))),
    names(3, 'DN ', 'invalid', one, signer(subject(personIn('one'), alsoIn('two')))),
    names(4, 'DN ', 'valid', one, signer(subject(personIn('one'), alsoIn('one')))),
    names(5, 'DN ', 'valid', oneAndTwo, signer(subject(personIn('one'), alsoIn('two')))),
    names(6, 'DN ', 'valid', notOne, signer(subject(personIn('two')))),
    names(7, 'DN ', 'invalid', notOne, signer(subject(personIn('one')))),
    names(8, 'DN ', 'invalid', notOneNorTwo, signer(subject(personIn('one')))),
    names(9, 'DN ', 'invalid', notOneNorTwo, signer(subject(personIn('two')))),
    names(10, 'DN ', 'invalid', oneButInner, signer(subject(personIn('one', 'inner')))),
    names(11, 'DN ', 'valid', oneButInner, signer(subject(personIn('one', 'other')))),
    names(
      12,
      'DN ',
      'invalid',
      one,
      inOne({ permitted: [general.directory(inTree('one', 'a'))] }),
      signer(subject(personIn('one', 'b'))),
    ),
    names(13, 'DN ', 'invalid', one, inOne({ permitted: trees('two') }), signer(subject(personIn('one')))),
    names(
      14,
      'DN ',
      'valid',
      one,
      inOne({ permitted: trees('two') }),
      signer(subject(dn(), { alternativeNames: [general.mail('a@b.vn')] })),
    ),
    names(
      15,
      'DN ',
      'invalid',
      notOne,
      subject(inTree('two'), { excluded: trees('three') }),
      signer(subject(personIn('one'))),
    ),
    names(
      16,
      'DN ',
      'invalid',
      notOne,
      subject(inTree('two'), { excluded: trees('three') }),
      signer(subject(personIn('three'))),
    ),
    names(
      17,
      'DN ',
      'invalid',
      notOne,
      subject(inTree('two'), { permitted: trees('one') }),
      signer(subject(personIn('one'))),
    ),
    names(
      18,
      'DN ',
      'valid',
      notOne,
      subject(inTree('two'), { permitted: trees('two') }),
      signer(subject(personIn('two'))),
    ),
    names(19, 'Self-Issued DN ', 'valid', one, self(), signer(subject(personIn('one')))),
    names(20, 'Self-Issued DN ', 'invalid', one, signer({ selfIssued: true })),
    names(21, 'RFC822 ', 'valid', ca({ permitted: [general.mail(`.${gov}`)] }), mail(`t@mailserver.${gov}`)),
    names(22, 'RFC822 ', 'invalid', ca({ permitted: [general.mail(`.${gov}`)] }), mail(`t@${gov}`)),
    names(23, 'RFC822 ', 'valid', ca({ permitted: [general.mail(gov)] }), mail(`t@${gov}`)),
    names(24, 'RFC822 ', 'invalid', ca({ permitted: [general.mail(gov)] }), mail(`t@mailserver.${gov}`)),
    names(25, 'RFC822 ', 'valid', ca({ excluded: [general.mail(gov)] }), mail(`t@mailserver.${gov}`)),
    names(26, 'RFC822 ', 'invalid', ca({ excluded: [general.mail(gov)] }), mail(`t@${gov}`)),
    names(
      27,
      'DN and RFC822 ',
      'valid',
      one,
      mailSub,
      signer(subject(personIn('one'), { alternativeNames: [general.mail(`t@${gov}`)] })),
    ),
    names(
      28,
      'DN and RFC822 ',
      'invalid',
      one,
      mailSub,
      signer(subject(personIn('one'), { alternativeNames: [general.mail('t@elsewhere.gov')] })),
    ),
    names(29, 'DN and RFC822 ', 'invalid', one, mailSub, signer(subject(withMail('t@elsewhere.gov')))),
    names(30, 'DNS ', 'valid', ca({ permitted: [general.dns(gov)] }), dns(`testserver.${gov}`)),
    names(31, 'DNS ', 'invalid', ca({ permitted: [general.dns(gov)] }), dns('testserver.invalidcertificates.gov')),
    names(32, 'DNS ', 'valid', ca({ excluded: [general.dns('invalidcertificates.gov')] }), dns(`testserver.${gov}`)),
    names(
      33,
      'DNS ',
      'invalid',
      ca({ excluded: [general.dns('invalidcertificates.gov')] }),
      dns('a.invalidcertificates.gov'),
    ),
    names(34, 'URI ', 'valid', ca({ permitted: [general.uri(`.${gov}`)] }), uri(`testserver.${gov}`)),
    names(35, 'URI ', 'invalid', ca({ permitted: [general.uri(`.${gov}`)] }), uri(gov)),
    names(
      36,
      'URI ',
      'valid',
      ca({ excluded: [general.uri('invalidcertificates.gov')] }),
      uri('a.invalidcertificates.gov'),
    ),
    names(
      37,
      'URI ',
      'invalid',
      ca({ excluded: [general.uri('invalidcertificates.gov')] }),
      uri('invalidcertificates.gov'),
    ),
    names(38, 'DNS ', 'invalid', ca({ permitted: [general.dns(gov)] }), dns(`my${gov}`)),
  ];
}
