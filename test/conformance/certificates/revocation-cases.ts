import { extension } from '../../support/certificates.js';
import { der, nothing, time } from '../../support/der.js';
import { issue, type Issued, named, type Order, utcTime } from './issue-chain.js';
import { issuingPoint, listBy, type ListOrder, listPoint } from './issue-list.js';

/** What is judged: a path, root first, and the lists that are at hand. */
export interface RevocationShape {
  readonly path: readonly Issued[];
  readonly lists: readonly Buffer[];
  /** Certificates of a CA's other keys. */
  readonly also?: readonly Issued[];
}

/** As `PathCase`, of the tests about revocation by lists. */
export interface RevocationCase {
  readonly test: string;
  readonly expected: 'valid' | 'invalid';
  readonly stricter?: string;
  /** What openssl needs to be told. */
  readonly options?: readonly string[];
  readonly shape: (root: Issued) => RevocationShape;
}

/** A CA below the root and a signer below it; the root's list is in order. */
function two(
  makeLists: (authority: Issued, signer: Issued, root: Issued) => readonly Buffer[],
  orders: { readonly authority?: Order; readonly signer?: Order; readonly ofRoot?: ListOrder | 'none' } = {},
) {
  return (root: Issued): RevocationShape => {
    const authority = issue({ subject: named('Good CA'), ...orders.authority }, root, 'ca');
    const signer = issue({ subject: named('EE'), ...orders.signer }, authority, 'signer');
    const ofRoot = orders.ofRoot === 'none' ? [] : [listBy(root, orders.ofRoot)];
    return { path: [root, authority, signer], lists: [...ofRoot, ...makeLists(authority, signer, root)] };
  };
}

/** The CA signs lists with a key of their own, certified under the same name. */
function separateKeys(revoke: 'nobody' | 'signer' | 'list key') {
  return (root: Issued): RevocationShape => {
    const subject = named('Separate keys CA');
    const authority = issue({ subject, keyUsage: { bits: [5], critical: true } }, root, 'ca');
    const ofLists = issue({ subject, keyUsage: { bits: [6], critical: true } }, root, 'ca');
    const signer = issue({ subject: named('EE') }, authority, 'signer');
    const ofRoot = listBy(root, { revoked: revoke === 'list key' ? [ofLists] : [] });
    const list = listBy(ofLists, { revoked: revoke === 'signer' ? [signer] : [] });
    return { path: [root, authority, signer], also: [ofLists], lists: [ofRoot, list] };
  };
}

/** The CA certified a key for lists itself, under its own name; its own key signs the list about that certificate. */
function selfIssuedListKey(revokeSigner: boolean) {
  return (root: Issued): RevocationShape => {
    const name = named('Basic Self-Issued CRL Signing Key CA');
    const authority = issue({ subject: name }, root, 'ca');
    const point = [listPoint(elsewhere)];
    const ofLists = issue({ subject: name, keyUsage: { bits: [6] }, extensions: point }, authority, 'ca');
    const signer = issue({ subject: named('EE'), extensions: [listPoint(place)] }, authority, 'signer');
    const ofAuthority = listBy(authority, { extensions: [issuingPoint({ place: elsewhere })] });
    const revoked = revokeSigner ? [signer] : [];
    const list = listBy(ofLists, { revoked, extensions: [issuingPoint({ place })] });
    return { path: [root, authority, signer], also: [ofLists], lists: [listBy(root), ofAuthority, list] };
  };
}

/** The CA's old and new key: each signs the list for what it issued. */
function rolledOver(revokeSigner: boolean) {
  return (root: Issued): RevocationShape => {
    const subject = named('Basic Self-Issued CA');
    const old = issue({ subject }, root, 'ca');
    const renewed = issue({ subject }, old, 'ca');
    const signer = issue({ subject: named('EE') }, renewed, 'signer');
    const lists = [listBy(root), listBy(old), listBy(renewed, { revoked: revokeSigner ? [signer] : [] })];
    return { path: [root, old, renewed, signer], lists };
  };
}

const long = Buffer.concat([Buffer.of(0x7f), Buffer.alloc(18, 0x02), Buffer.of(0x12)]);
const otherLong = Buffer.concat([Buffer.of(0x7f), Buffer.alloc(18, 0x02), Buffer.of(0x13)]);
const critical = extension('1.3.6.1.4.1.99999.2', nothing, true);
const place = named('list 1');
const elsewhere = named('list 2');
const none = () => [];
const ofAll =
  (order: ListOrder = {}) =>
  (authority: Issued) => [listBy(authority, order)];
const ofSigner =
  (order: ListOrder = {}) =>
  (authority: Issued, signer: Issued) => [listBy(authority, { revoked: [signer], ...order })];
const at = (point: Buffer) => ({ signer: { extensions: [point] } });
const extended = ['-extended_crl'];

const oneReason = 'lists for some reasons only are not put together: the CA’s complete list is needed';
const notIndirect = 'lists of another issuer are not used: the CA’s own list is needed';

export const revocationCases: readonly RevocationCase[] = [
  { test: '4.4.1 Missing CRL Test1', expected: 'invalid', shape: two(none) },
  {
    test: '4.4.2 Invalid Revoked CA Test2',
    expected: 'invalid',
    shape: (root) => {
      const { path, lists } = two(ofAll())(root);
      return { path, lists: [listBy(root, { revoked: path.slice(1, 2) }), ...lists.slice(1)] };
    },
  },
  { test: '4.4.3 Invalid Revoked EE Test3', expected: 'invalid', shape: two(ofSigner()) },
  { test: '4.4.4 Invalid Bad CRL Signature Test4', expected: 'invalid', shape: two(ofAll({ forged: true })) },
  { test: '4.4.5 Invalid Bad CRL Issuer Name Test5', expected: 'invalid', shape: two(ofAll({ issuer: named('x') })) },
  { test: '4.4.6 Invalid Wrong CRL Test6', expected: 'invalid', shape: two((_, __, root) => [listBy(root)]) },
  {
    test: '4.4.7 Valid Two CRLs Test7',
    expected: 'valid',
    shape: two((authority) => [listBy(authority, { issuer: named('x') }), listBy(authority)]),
  },
  {
    test: '4.4.8 Invalid Unknown CRL Entry Extension Test8',
    expected: 'invalid',
    shape: two(ofSigner({ entryExtensions: [critical] })),
  },
  {
    test: '4.4.9 Invalid Unknown CRL Extension Test9',
    expected: 'invalid',
    shape: two(ofSigner({ extensions: [critical] })),
  },
  {
    test: '4.4.10 Invalid Unknown CRL Extension Test10',
    expected: 'invalid',
    shape: two(ofAll({ extensions: [critical] })),
  },
  {
    test: '4.4.11 Invalid Old CRL nextUpdate Test11',
    expected: 'invalid',
    shape: two(ofAll({ nextUpdate: time(new Date('2025-12-31T00:00:00Z')) })),
  },
  {
    test: '4.4.12 Invalid pre2000 CRL nextUpdate Test12',
    expected: 'invalid',
    shape: two(ofAll({ nextUpdate: utcTime('990101120100Z') })),
  },
  {
    test: '4.4.13 Valid GeneralizedTime CRL nextUpdate Test13',
    expected: 'valid',
    shape: two(ofAll({ nextUpdate: time(new Date('2050-01-01T12:01:00Z')) })),
  },
  {
    test: '4.4.14 Valid Negative Serial Number Test14',
    expected: 'valid',
    shape: two(ofAll({ serials: [Buffer.of(0x00, 0xff)] }), { signer: { serial: Buffer.of(0xff) } }),
  },
  {
    test: '4.4.15 Invalid Negative Serial Number Test15',
    expected: 'invalid',
    shape: two(ofSigner(), { signer: { serial: Buffer.of(0xff) } }),
  },
  ...[16, 17].map((number): RevocationCase => ({
    test: `4.4.${number} Valid Long Serial Number Test${number}`,
    expected: 'valid',
    shape: two(ofAll({ serials: number === 16 ? [] : [otherLong] }), { signer: { serial: long } }),
  })),
  {
    test: '4.4.18 Invalid Long Serial Number Test18',
    expected: 'invalid',
    shape: two(ofSigner(), { signer: { serial: long } }),
  },
  {
    test: '4.4.19 Valid Separate Certificate and CRL Keys Test19',
    expected: 'valid',
    options: extended,
    shape: separateKeys('nobody'),
  },
  {
    test: '4.4.20 Invalid Separate Certificate and CRL Keys Test20',
    expected: 'invalid',
    options: extended,
    shape: separateKeys('signer'),
  },
  {
    test: '4.4.21 Invalid Separate Certificate and CRL Keys Test21',
    expected: 'invalid',
    options: extended,
    shape: separateKeys('list key'),
  },

  { test: '4.5.2 Invalid Basic Self-Issued Old With New Test2', expected: 'invalid', shape: rolledOver(true) },
  { test: '4.5.5 Invalid Basic Self-Issued New With Old Test5', expected: 'invalid', shape: rolledOver(true) },
  {
    test: '4.5.6 Valid Basic Self-Issued CRL Signing Key Test6',
    expected: 'valid',
    options: extended,
    shape: selfIssuedListKey(false),
  },
  {
    test: '4.5.7 Invalid Basic Self-Issued CRL Signing Key Test7',
    expected: 'invalid',
    options: extended,
    shape: selfIssuedListKey(true),
  },
  ...[4, 5].map((number): RevocationCase => ({
    test: `4.7.${number} Invalid keyUsage ${number === 4 ? '' : 'Not '}Critical cRLSign False Test${number}`,
    expected: 'invalid',
    shape: two(ofAll(), { authority: { keyUsage: { bits: [5], critical: number === 4 } } }),
  })),

  {
    test: '4.14.1 Valid distributionPoint Test1',
    expected: 'valid',
    shape: two(ofAll({ extensions: [issuingPoint({ place })] }), at(listPoint(place))),
  },
  {
    test: '4.14.2 Invalid distributionPoint Test2',
    expected: 'invalid',
    shape: two(ofSigner({ extensions: [issuingPoint({ place })] }), at(listPoint(place))),
  },
  {
    test: '4.14.3 Invalid distributionPoint Test3',
    expected: 'invalid',
    shape: two(ofAll({ extensions: [issuingPoint({ place: elsewhere })] }), at(listPoint(place))),
  },
  {
    test: '4.14.10 Valid No issuingDistributionPoint Test10',
    expected: 'valid',
    shape: two(ofAll(), at(listPoint(place))),
  },
  {
    test: '4.14.11 Invalid onlyContainsUserCerts CRL Test11',
    expected: 'invalid',
    shape: two(ofAll(), { ofRoot: { extensions: [issuingPoint({ only: 'users' })] } }),
  },
  {
    test: '4.14.12 Invalid onlyContainsCACerts CRL Test12',
    expected: 'invalid',
    shape: two(ofAll({ extensions: [issuingPoint({ only: 'authorities' })] })),
  },
  {
    test: '4.14.13 Valid onlyContainsCACerts CRL Test13',
    expected: 'valid',
    shape: two(ofAll(), { ofRoot: { extensions: [issuingPoint({ only: 'authorities' })] } }),
  },
  {
    test: '4.14.14 Invalid onlyContainsAttributeCerts Test14',
    expected: 'invalid',
    shape: two(ofAll({ extensions: [issuingPoint({ only: 'attributes' })] })),
  },
  ...[15, 16, 20, 21].map((number): RevocationCase => ({
    test: `4.14.${number} Invalid onlySomeReasons Test${number}`,
    expected: 'invalid',
    options: extended,
    shape: two(
      ofSigner({
        extensions: [issuingPoint({ reasons: true })],
        entryExtensions: [extension('2.5.29.21', der(0x0a, Buffer.of(number === 16 ? 6 : 1)))],
      }),
    ),
  })),
  {
    test: '4.14.17 Invalid onlySomeReasons Test17',
    expected: 'invalid',
    options: extended,
    shape: two(ofAll({ extensions: [issuingPoint({ reasons: true })] })),
  },
  {
    test: '4.14.22 Valid IDP with indirectCRL Test22',
    expected: 'valid',
    stricter: notIndirect,
    options: extended,
    shape: two(ofAll({ extensions: [issuingPoint({ indirect: true })] })),
  },
  {
    test: '4.14.23 Invalid IDP with indirectCRL Test23',
    expected: 'invalid',
    options: extended,
    shape: two(ofSigner({ extensions: [issuingPoint({ indirect: true })] })),
  },
];

/** Tests of the suite with no shape here, each range with its reason: none would be judged in another way. */
export const notBuilt: readonly { readonly tests: string; readonly because: string }[] = [
  {
    tests: '4.14.4-9',
    because: 'places relative to the CA’s name: no CA writes them; such a list is refused as partial',
  },
  { tests: '4.14.18-19', because: oneReason },
  { tests: '4.14.24-35', because: notIndirect },
  { tests: '4.15.1-10', because: 'delta lists are refused by name; complete ones are used, and only they' },
];
