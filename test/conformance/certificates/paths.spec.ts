import { chainToTrust, isInForce } from '@edoc-axis/signature';
import { describeWith } from '../../support/tools.js';
import { chain, type Issued, judgedAt, root } from './issue-chain.js';
import { opensslVerify } from './openssl-judge.js';
import { pathCases, type PathCase } from './path-cases.js';

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

describeWith('openssl', 'openssl verify', (openssl) => {
  it('agrees with every expected result', () => {
    const differing = built
      .map(([{ test, expected }, issued]) => [test, expected, opensslVerify(openssl, issued)] as const)
      .filter(([, expected, found]) => (expected === 'valid') !== (found === 'valid'));
    expect(differing).toEqual([]);
  });
});
