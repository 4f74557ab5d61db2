import { certificateParams, chainToTrust, readCertificate, sayPathFailure, type Purpose } from '@edoc-axis/signature';
import { sentences } from '@edoc-axis/domain';
import fc from 'fast-check';
import { extension } from '../../support/certificates.js';
import { boolean, nothing, oid, printable, sequence } from '../../support/der.js';
import { describeWith } from '../../support/tools.js';
import { chain, dn, general, issue, type Issued, judgedAt, named, type Order, root, utcTime } from './issue-chain.js';
import { opensslVerify } from './openssl-judge.js';

const top = root();
const purposes = (...of: readonly string[]) => [extension('2.5.29.37', sequence(...of.map(oid)))];
const serverAuth = '1.3.6.1.5.5.7.3.1';
const clientAuth = '1.3.6.1.5.5.7.3.2';
const mail = '1.3.6.1.5.5.7.3.4';
const timeStamping = '1.3.6.1.5.5.7.3.8';

const judge = ([first, ...below]: readonly Issued[], purpose?: Purpose, at = judgedAt) => {
  const leaf = below.at(-1) ?? first;
  const between = below.slice(0, -1).map(({ certificate }) => certificate);
  if (!leaf || !first) throw new Error('a path has a root');
  return chainToTrust(leaf.certificate, between, [first.certificate], at, purpose);
};
const problem = (path: readonly Issued[], purpose?: Purpose) => {
  const found = judge(path, purpose);
  return found.trusted ? undefined : found.problem;
};

describe('a path', () => {
  it.each<[string, Order, Purpose | undefined, string | undefined]>([
    ['for documents with a purpose of documents', { extensions: purposes(mail) }, 'document-signing', undefined],
    [
      'for documents with a purpose of people',
      { extensions: purposes(clientAuth, mail) },
      'document-signing',
      undefined,
    ],
    ['for documents without any purpose', {}, 'document-signing', undefined],
    [
      'for documents with a server’s purpose',
      { extensions: purposes(serverAuth) },
      'document-signing',
      'not-for-purpose',
    ],
    ['for nothing in particular with a server’s purpose', { extensions: purposes(serverAuth) }, undefined, undefined],
    ['for time stamps with that purpose', { extensions: purposes(timeStamping) }, 'time-stamping', undefined],
    ['for time stamps without a purpose', {}, 'time-stamping', 'not-for-purpose'],
    ['with a key usage of encipherment alone', { keyUsage: { bits: [2] } }, undefined, 'not-for-signing'],
    ['with nonRepudiation alone', { keyUsage: { bits: [1] } }, 'document-signing', undefined],
    ['without key usage', { keyUsage: 'absent' }, 'document-signing', undefined],
    ['with a key on a curve nobody accepts', { key: 'secp256k1' }, undefined, 'key-weak'],
    ['with an RSA key of 1024 bits', { key: 'rsa-1024' }, undefined, 'key-weak'],
    ['signed with SHA-1', { signedWith: 'sha1' }, undefined, 'signature-weak'],
  ])('%s: %p %p → %p', (_, order, purpose, expected) => {
    expect(problem(chain(top, {}, order), purpose)).toBe(expected);
  });

  it.each<[string, Order, string]>([
    ['a CA with a weak key', { key: 'rsa-1024' }, 'key-weak'],
    ['a CA signed with SHA-1', { signedWith: 'sha1' }, 'signature-weak'],
    [
      'a CA with a critical extension nobody knows',
      { extensions: [extension('1.2.3.4', nothing, true)] },
      'extension-unknown',
    ],
    ['a CA for other names', { permitted: [general.directory(named('somebody'))] }, 'name-not-permitted'],
    ['a CA that excludes names of a form nobody compares', { excluded: [general.other()] }, 'name-not-permitted'],
  ])('over %s stands not', (_, order, expected) => {
    const other = { alternativeNames: [general.other()] };
    expect(problem(chain(top, order, other))).toBe(expected);
  });

  it('is bound by what its root says about lengths and names', () => {
    const short = root({ basicConstraints: { ca: true, pathLength: 0 } });
    expect(problem(chain(short, {}))).toBeUndefined();
    expect(problem(chain(short, {}, {}))).toBe('path-too-long');
    const narrow = root({ permitted: [general.directory(dn(['2.5.4.6', printable('VN')]))] });
    expect(
      problem(chain(narrow, { subject: dn(['2.5.4.6', printable('VN')], ['2.5.4.3', printable('x')]) })),
    ).toBeUndefined();
    expect(problem(chain(narrow, { subject: dn(['2.5.4.6', printable('LA')]) }))).toBe('name-not-permitted');
  });

  it('is found over another CA where the first one has ended, and judged anew at each moment', () => {
    const subject = named('CA with two certificates');
    const other = root({ subject: named('Other root') });
    const own = issue({ subject, notAfter: utcTime('250101000000Z') }, top, 'ca');
    const cross = issue({ subject, keyOf: own }, other, 'ca');
    const office = issue({}, own, 'signer').certificate;
    const between = [own.certificate, cross.certificate];
    const roots = [top.certificate, other.certificate];
    const before = new Date('2024-06-01T00:00:00Z');
    for (const [at, over] of [
      [before, own],
      [judgedAt, cross],
      [before, own],
    ] as const) {
      const found = chainToTrust(office, between, roots, at);
      expect(found.trusted && found.path[1]?.facts.sha256).toBe(over.certificate.facts.sha256);
    }
    expect(chainToTrust(office, between, roots.slice(0, 1), judgedAt)).toMatchObject({
      ...{ trusted: false, problem: 'issuer-expired' },
      at: { facts: { sha256: own.certificate.facts.sha256 } },
    });
  });

  it('with an extension that comes twice is malformed', () => {
    const twice = extension('2.5.29.19', sequence(boolean(true)), true);
    const path = chain(top, { extensions: [twice] });
    expect(judge(path)).toMatchObject({ trusted: false, problem: 'malformed', at: path[1]?.certificate });
  });

  it('says who is to blame, in both languages, with all that a person needs', () => {
    const path = chain(
      top,
      { subject: named('CA yếu'.normalize('NFC'), (text) => printable(text)), key: 'rsa-1024' },
      {},
    );
    const found = judge(path);
    const leaf = path.at(-1)?.certificate;
    if (found.trusted || !leaf) throw new Error('it must not stand');
    const { code, params } = sayPathFailure(found, leaf, judgedAt);
    expect(params).toMatchObject(certificateParams(leaf.facts));
    const { vi, en } = sentences(code, params);
    expect(en).toContain(leaf.facts.serial);
    expect(vi).toContain('khóa không đủ mạnh');
    expect(`${vi}${en}`).not.toContain('…');
  });

  it('is never an exception, whatever byte of a certificate was changed', () => {
    const [first, authority, office] = chain(top, {}, { alternativeNames: [general.mail('a@b.vn')] });
    if (!first || !authority || !office) throw new Error('three certificates');
    fc.assert(
      fc.property(
        fc.constantFrom(authority, office),
        fc.nat(office.der.length - 1),
        fc.integer({ min: 1, max: 255 }),
        (changed, at, mask) => {
          const der = Buffer.from(changed.der);
          if (at >= der.length) return;
          der[at] = (der[at] ?? 0) ^ mask;
          let certificate;
          try {
            certificate = readCertificate(der);
          } catch {
            return;
          }
          const leaf = changed === office ? certificate : office.certificate;
          const between = changed === office ? authority.certificate : certificate;
          expect(chainToTrust(leaf, [between], [first.certificate], judgedAt).trusted).toBe(false);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describeWith('openssl', 'addresses in name constraints', (openssl) => {
  const inNet = general.ip(10, 1, 0, 0, 255, 255, 0, 0);
  const v6 = (last: number) => general.ip(0x20, 1, 0x0d, 0xb8, ...Array<number>(11).fill(0), last);
  const v6Net = general.ip(
    0x20,
    1,
    0x0d,
    0xb8,
    ...Array<number>(12).fill(0),
    255,
    255,
    255,
    255,
    ...Array<number>(12).fill(0),
  );
  it.each<[string, Order, Buffer, boolean]>([
    ['inside a permitted range', { permitted: [inNet] }, general.ip(10, 1, 2, 3), true],
    ['outside the permitted range', { permitted: [inNet] }, general.ip(10, 2, 2, 3), false],
    ['inside an excluded range', { excluded: [inNet] }, general.ip(10, 1, 2, 3), false],
    ['outside an excluded range', { excluded: [inNet] }, general.ip(10, 2, 2, 3), true],
    ['of IPv6 inside a permitted range', { permitted: [v6Net] }, v6(1), true],
    ['of IPv6 where one of IPv4 is permitted', { permitted: [inNet] }, v6(1), false],
    ['of a strange length', { permitted: [inNet] }, general.ip(10, 1, 2), false],
  ])('%s', (_, order, address, expected) => {
    const path = chain(top, order, { alternativeNames: [address] });
    expect(judge(path).trusted).toBe(expected);
    expect(opensslVerify(openssl, path) === 'valid').toBe(expected);
  });
});
