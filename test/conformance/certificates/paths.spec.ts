import { chainToTrust, isInForce, judgeListBytes } from '@edoc-axis/signature';
import { describeWith } from '../../support/tools.js';
import { chain, type Issued, judgedAt, root } from './issue-chain.js';
import { opensslVerify } from './openssl-judge.js';
import { pathCases, type PathCase } from './path-cases.js';
import { notBuilt, type RevocationCase, revocationCases, type RevocationShape } from './revocation-cases.js';

const top = root();
const built = pathCases.map((one): [PathCase, Issued[]] => [
  one,
  typeof one.below === 'function' ? one.below(top) : chain(top, ...one.below),
]);

function ours([first, ...below]: readonly Issued[], at = judgedAt): string {
  const leaf = (below.at(-1) ?? first)?.certificate;
  if (!first || !leaf) return 'nothing to judge';
  const between = below.slice(0, -1).map(({ certificate }) => certificate);
  const path = chainToTrust(leaf, between, [first.certificate], at);
  if (!path.trusted) return path.problem;
  return isInForce(leaf, at) ? 'valid' : 'out of force';
}

describe('paths in the shapes of PKITS', () => {
  it.each(built.map(([one, issued]) => [one.test, one, issued] as const))('%s', (_, { expected, stricter }, issued) => {
    const found = ours(issued);
    if (expected === 'valid' && !stricter) expect(found).toBe('valid');
    else expect(found).not.toBe('valid');
  });
});

const shaped = revocationCases.map((one): [RevocationCase, RevocationShape] => [one, one.shape(top)]);

/** Every certificate below the root is good by one of the lists, and none is revoked by any. */
function oursWithLists({ path, lists, also = [] }: RevocationShape): string {
  const found = ours(path);
  if (found !== 'valid') return found;
  const [root] = path;
  const alsoSigners = also
    .filter((one) => root && standsWithLists(one, { path, lists, also }, root))
    .map(({ certificate }) => certificate);
  for (const [index, { certificate }] of path.entries()) {
    const issuer = path[index - 1]?.certificate;
    if (!issuer) continue;
    const states = lists.map((list) => judgeListBytes(list, { certificate, issuer, alsoSigners, at: judgedAt }).state);
    if (states.includes('revoked')) return 'revoked';
    if (!states.includes('good')) return 'unknown';
  }
  return 'valid';
}

/** A key for lists is itself certified, and its certificate may be revoked. */
function standsWithLists({ certificate }: Issued, { path, lists }: RevocationShape, root: Issued): boolean {
  const between = path.slice(1, -1).map((one) => one.certificate);
  const chained = chainToTrust(certificate, between, [root.certificate], judgedAt, 'issuing');
  const issuer = chained.trusted ? chained.path[1] : undefined;
  if (!issuer) return false;
  return !lists.some((list) => judgeListBytes(list, { certificate, issuer, at: judgedAt }).state === 'revoked');
}

describe('revocation by lists in the shapes of PKITS', () => {
  it.each(shaped.map(([one, shape]) => [one.test, one, shape] as const))('%s', (_, { expected, stricter }, shape) => {
    const found = oursWithLists(shape);
    if (expected === 'valid' && !stricter) expect(found).toBe('valid');
    else expect(found).not.toBe('valid');
  });
});

describe('the suite', () => {
  /** Tests in each section of PKITS 1.0.1. */
  const sections = [6, 8, 11, 21, 8, 17, 5, 20, 8, 14, 11, 10, 38, 35, 10, 2];

  it('is covered test by test, with a shape or with a reason', () => {
    const covered = [...pathCases, ...revocationCases].map(({ test }) => test.split(' ')[0] ?? '');
    for (const { tests } of notBuilt) {
      const [, section = '', from = '', to = from] = /^(4\.\d+)\.(\d+)-(\d+)$/.exec(tests) ?? [];
      for (let number = Number(from); number <= Number(to); number += 1) covered.push(`${section}.${number}`);
    }
    const all = sections.flatMap((count, index) =>
      Array.from({ length: count }, (_, number) => `4.${index + 1}.${number + 1}`),
    );
    expect([...covered].sort()).toEqual([...all].sort());
  });
});

describeWith('openssl', 'openssl verify', (openssl) => {
  it('agrees with every expected result of the lists', () => {
    const differing = shaped
      .map(([{ test, expected, options }, { path, lists, also = [] }]) => {
        const [root, ...below] = path;
        const all = root ? [root, ...also, ...below] : [];
        return [test, expected, opensslVerify(openssl, all, { lists, options })] as const;
      })
      .filter(([, expected, found]) => (expected === 'valid') !== (found === 'valid'));
    expect(differing).toEqual([]);
  });

  it('agrees with every expected result', () => {
    const differing = built
      .map(([{ test, expected }, issued]) => [test, expected, opensslVerify(openssl, issued)] as const)
      .filter(([, expected, found]) => (expected === 'valid') !== (found === 'valid'));
    expect(differing).toEqual([]);
  });
});
