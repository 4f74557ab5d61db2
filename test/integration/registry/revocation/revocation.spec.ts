import { createHash } from 'node:crypto';
import { allowedAddresses, Directory } from '@edoc-axis/platform';
import { type DirectoryChange, directoryPage } from '@edoc-axis/contracts';
import { readCertificate } from '@edoc-axis/signature';
import { signersIn } from '../../../../apps/exchange/src/journey/submission/signers.js';
import {
  forgetStrangers,
  pruneRevocations,
  refreshRevocations,
  sayAlarms,
} from '../../../../apps/registry/src/revocation/index.js';
import { NameAuthorities1765152000000 } from '../../../../apps/registry/src/store/migrations/1765152000000-name-authorities.js';
import { gives, type HttpPlace, OpensslResponder, startHttpPlace } from '../../../support/http-authority.js';
import {
  opensslAuthority,
  type OpensslAuthority,
  type OpensslCertificate,
} from '../../../support/openssl-authority.js';
import { describeWith } from '../../../support/tools.js';
import { type RegistryUnderTest, startRegistry } from '../registry-under-test.js';

const hour = 60 * 60_000;
const graceMs = 72 * hour;

describeWith('openssl', 'revocation in the registry', (openssl) => {
  let registry: RegistryUnderTest;
  let authority: OpensslAuthority;
  let responder: OpensslResponder;
  let place: HttpPlace;
  beforeAll(async () => {
    registry = await startRegistry();
  });
  beforeEach(async () => {
    await registry.empty();
    authority = opensslAuthority(openssl);
    responder = await OpensslResponder.at(openssl, authority);
    place = await startHttpPlace();
    registry.ports.trusted = [authority.pem];
    // openssl writes whole seconds of its own clock, and certificates are issued while a test runs.
    registry.clock.time = new Date(Date.now() + 60_000);
    registry.ports.authority.isAllowed = allowedAddresses(['127.0.0.1']);
    await registry.addAgency({ code: 'H36', name: 'UBND tỉnh' });
  });
  afterEach(async () => {
    await responder.stop();
    await place.stop();
    authority.remove();
  });
  afterAll(() => registry.stop());

  const passes = (ms: number) => (registry.clock.time = new Date(registry.clock.time.getTime() + ms));
  const refresh = () => refreshRevocations(registry.ports);
  const register = (certificate: OpensslCertificate) =>
    registry.registerCertificate({ pem: certificate.pem, agencies: ['H36'] });
  const listed = async () => (await registry.listCertificates({})).certificates[0];

  /** What an exchange that follows knows of the certificate, at this moment or a later one. */
  async function known(certificate: OpensslCertificate, at = registry.clock.time) {
    const { sha256 } = readCertificate(certificate.pem).facts;
    return signersIn(await directory(), at, graceMs)(sha256)?.revocation;
  }

  /** As who follows the registry has it. */
  async function directory(): Promise<Directory> {
    const copy = new Directory();
    copy.apply(await followed(0));
    return copy;
  }

  it('is asked of the responder at registration, and the answer is published and kept as evidence', async () => {
    const office = authority.issue('Van phong', { responder: responder.url });
    await responder.start();
    await register(office);
    expect(await known(office)).toEqual({ state: 'good' });
    const { revocation } = (await listed()) ?? {};
    expect(revocation).toMatchObject({ state: 'good', responder: responder.url });
    const evidence = await registry.ports.store.revocations.answer(revocation?.answer ?? '');
    expect(evidence?.length).toBeGreaterThan(100);
  });

  it('is handed out by the digest of the answer, in parts where it is large', async () => {
    const offices = Array.from({ length: 3 }, (_, n) => authority.issue(`Phong ${n}`));
    for (const office of offices) await register(office);
    const list = authority.list(30);
    const { answer: sha256 } = (await registry.carryInRevocationList({ list: pemOf(list) })) as { answer: string };
    const { answer } = await registry.revocationAnswer({ sha256 });
    expect(answer).toMatchObject({ kind: 'list', bytesInAll: list.length, part: list.toString('base64') });
    const rest = await registry.revocationAnswer({ sha256, from: 100 });
    expect(rest.answer?.part).toBe(list.subarray(100).toString('base64'));
    expect(await registry.revocationAnswer({ sha256: 'a'.repeat(64) })).toEqual({});
  });

  it('carried in as text by an earlier version is kept as what its digest is of', async () => {
    await register(authority.issue('Van phong'));
    const list = authority.list(30);
    const { answer: sha256 } = (await registry.carryInRevocationList({ list: pemOf(list) })) as { answer: string };
    const asText = Buffer.from(pemOf(list), 'base64');
    await registry.pool.query('update revocation_answer set bytes = $1', [asText]);
    await registry.pool.query('alter table revocation drop column authorities');
    const runner = registry.dataSource.createQueryRunner();
    await runner.query('set search_path to registry');
    await new NameAuthorities1765152000000().up(runner);
    await runner.release();
    expect((await registry.revocationAnswer({ sha256 })).answer?.part).toBe(list.toString('base64'));
  });

  it('is asked of a responder whom the CA appointed', async () => {
    const office = authority.issue('Van phong', { responder: responder.url });
    await responder.start(authority.issue('Tra loi', { answers: true }));
    await register(office);
    expect(await known(office)).toEqual({ state: 'good' });
  });

  it('of a certificate that was revoked is refused at registration', async () => {
    const office = authority.issue('Van phong', { responder: responder.url });
    authority.revoke(office);
    await responder.start();
    await expect(register(office)).rejects.toMatchObject({ code: 'certificate.revoked' });
    expect((await registry.listCertificates({})).certificates).toEqual([]);
  });

  it('that happens later is known after one refresh', async () => {
    const office = authority.issue('Van phong', { responder: responder.url });
    await responder.start();
    await register(office);
    authority.revoke(office, 'keyCompromise');
    await responder.stop();
    await responder.start();
    await refresh();
    expect(await known(office)).toEqual({ state: 'good' });
    passes(20 * hour);
    await refresh();
    expect(await known(office)).toMatchObject({ state: 'revoked', reason: 'keyCompromise' });
  });

  it('that nobody answers about is unknown since the good answer ran out, and refused after the days of grace', async () => {
    const office = authority.issue('Van phong', { responder: responder.url });
    await responder.start();
    await register(office);
    await responder.stop();
    passes(20 * hour);
    await refresh();
    expect(await known(office)).toEqual({ state: 'good' });
    expect((await listed())?.problem).toMatchObject({ code: 'revocation.no-answer' });
    const until = new Date((await listed())?.revocation?.until ?? 0);
    passes(4.5 * hour);
    await refresh();
    expect(await known(office)).toMatchObject({
      ...{ state: 'unknown', since: until, responder: responder.url },
      graceUntil: new Date(until.getTime() + graceMs),
    });
    expect(await sayAlarms(registry.ports)).toBe(0);
    expect(await registry.examineRegistry()).toEqual({ certificates: 1, findings: [] });
    expect(await registry.examineRevocation()).toEqual({ certificates: 0, since: undefined });
    passes(hour);
    expect(await sayAlarms(registry.ports)).toBe(1);
    const { findings } = await registry.examineRegistry();
    expect(findings).toMatchObject([
      {
        code: 'certificate.revocation-unknown',
        subject: expect.stringMatching(/^certificate [0-9a-f]{64}$/) as unknown,
      },
    ]);
    expect(findings[0]?.sentence.en).toMatch(
      /CN=Van phong .* No answer came from .* documents signed with it are refused/,
    );
    expect(await registry.examineRevocation()).toEqual({ certificates: 1, since: until.toISOString() });
  });

  it('of a certificate that has ended is asked no more, and what was said last stays said', async () => {
    const office = authority.issue('Van phong', { responder: responder.url, days: 2 });
    await responder.start();
    await register(office);
    passes(20 * hour);
    await responder.stop();
    await responder.start(authority, 3);
    await refresh();
    passes(30 * hour);
    await responder.stop();
    await refresh();
    passes(24 * hour);
    await refresh();
    expect(await listed()).toMatchObject({ revocation: { state: 'good' }, problem: undefined });
    expect(await known(office)).toEqual({ state: 'good' });
    expect(await registry.ports.store.revocations.due(new Date('2099-01-01'), 10)).toEqual([]);
  });

  it('is unknown for the exchange as soon as the last answer has run out, also when the registry is silent', async () => {
    const office = authority.issue('Van phong', { responder: responder.url });
    await responder.start();
    await register(office);
    const later = new Date(registry.clock.time.getTime() + 30 * hour);
    expect(await known(office, later)).toMatchObject({ state: 'unknown' });
  });

  it('is read from the CA’s list where there is no responder, or while it is silent', async () => {
    const list = authority.list();
    place.answers = gives(() => list);
    const office = authority.issue('Van phong', { responder: responder.url, list: `${place.url}/ca.crl` });
    await register(office);
    expect(await known(office)).toEqual({ state: 'good' });
    expect((await listed())?.revocation?.responder).toBe(`${place.url}/ca.crl`);
  });

  it('of several certificates is read from one list, fetched once within the hour', async () => {
    const list = authority.list();
    place.answers = gives(() => list);
    const offices = [1, 2, 3].map((n) => authority.issue(`Phong ${n}`, { list: `${place.url}/ca.crl` }));
    for (const office of offices) await register(office);
    expect(place.asked()).toBe(1);
    for (const office of offices) expect(await known(office)).toEqual({ state: 'good' });
    passes(20 * hour);
    await refresh();
    expect(place.asked()).toBeGreaterThan(1);
  });

  it.each([
    ['that are stale', () => authority.list(1), 40 * hour, 'revocation.stale'],
    ['of another CA', () => foreignList(), 0, 'revocation.list-of-another'],
    ['with a signature that is none', () => broken(authority.list()), 0, 'revocation.signature-wrong'],
    ['that are none', () => Buffer.from('<html>not found</html>'), 0, 'revocation.not-readable'],
    ['that are larger than anything', () => Buffer.alloc(17 * 1024 * 1024), 0, 'revocation.too-large'],
  ])('answers %s are not believed', async (_, bytes, lateMs, code) => {
    const given = bytes();
    passes(lateMs);
    place.answers = gives(() => given);
    const office = authority.issue('Van phong', { list: `${place.url}/ca.crl` });
    await register(office);
    expect(await known(office)).toMatchObject({ state: 'unknown' });
    expect((await listed())?.problem?.code).toBe(code);
  });

  it('answers of a responder nobody appointed are not believed', async () => {
    const office = authority.issue('Van phong', { responder: responder.url });
    await responder.start(authority.issue('Ke gia mao'));
    await register(office);
    expect((await listed())?.problem?.code).toBe('revocation.responder-not-appointed');
  });

  it('that redirects or fails is no answer, and nobody follows', async () => {
    const elsewhere = await startHttpPlace();
    place.answers = (_, response) => response.writeHead(302, { location: elsewhere.url }).end();
    await register(authority.issue('Van phong', { list: `${place.url}/ca.crl` }));
    expect((await listed())?.problem).toMatchObject({ params: { detail: 'HTTP 302' } });
    expect(elsewhere.asked()).toBe(0);
    await elsewhere.stop();
  });

  it('that a responder trickles out is cut off, and the administrator waits three seconds and no longer', async () => {
    place.answers = (_, response) => void response.write('0');
    const from = performance.now();
    await register(authority.issue('Van phong', { list: `${place.url}/ca.crl` }));
    expect(performance.now() - from).toBeLessThan(6_000);
    expect((await listed())?.problem?.code).toBe('revocation.no-answer');
  });

  it('is never asked at an address that nobody allowed', async () => {
    registry.ports.authority.isAllowed = allowedAddresses(['public']);
    place.answers = gives(() => authority.list());
    for (const host of [place.url, place.url.replace('127.0.0.1', 'localhost'), 'http://169.254.169.254']) {
      await register(authority.issue('Van phong', { list: `${host}/ca.crl` }));
    }
    expect(place.asked()).toBe(0);
    const { certificates } = await registry.listCertificates({});
    expect(certificates.map(({ problem }) => problem?.code)).toEqual(Array(3).fill('revocation.address-refused'));
  });

  describe('of the CA in between', () => {
    let middle: OpensslAuthority;
    beforeEach(() => {
      middle = opensslAuthority(openssl, 'CA giua');
    });
    afterEach(() => middle.remove());

    /** The CA in between as the trusted one certifies it, with a list that the trusted one publishes. */
    const certified = () => authority.certify(middle, { list: `${place.url}/root.crl` });
    const publish = () => {
      const [own, above] = [middle.list(), authority.list()];
      place.answers = (request, response) => response.end(request.url === '/root.crl' ? above : own);
    };

    it('is asked too: what a revoked CA issued is revoked', async () => {
      const between = certified();
      const office = middle.issue('Van phong', { list: `${place.url}/middle.crl` });
      publish();
      await registry.registerCertificate({ pem: office.pem + between.pem, agencies: ['H36'] });
      expect(await known(office)).toEqual({ state: 'good' });
      expect(place.asked()).toBe(2);
      const [about] = (await listed())?.revocation?.authorities ?? [];
      expect(about?.certificate).toBe(readCertificate(between.pem).facts.sha256);
      passes(400 * 24 * hour);
      await pruneRevocations(registry.ports);
      expect(await registry.revocationAnswer({ sha256: about?.answer ?? '' })).toHaveProperty('answer.kind', 'list');
      passes(-400 * 24 * hour);
      authority.revoke(between, 'cACompromise');
      publish();
      passes(20 * hour);
      await refresh();
      expect(await known(office)).toMatchObject({ state: 'revoked', reason: 'cACompromise' });
    });

    it('leaves what it issued unknown where nobody answers about it', async () => {
      const between = certified();
      const office = middle.issue('Van phong', { list: `${place.url}/middle.crl` });
      const own = middle.list();
      place.answers = (request, response) =>
        request.url === '/middle.crl' ? response.end(own) : response.writeHead(500).end();
      await registry.registerCertificate({ pem: office.pem + between.pem, agencies: ['H36'] });
      expect(await known(office)).toMatchObject({ state: 'unknown', responder: `${place.url}/root.crl` });
    });
  });

  it('of a certificate that names nobody is not checked', async () => {
    const office = authority.issue('Van phong');
    await register(office);
    await refresh();
    expect(await known(office)).toBeUndefined();
  });

  it('comes from a list that an administrator carries in, for those registered later too', async () => {
    const office = authority.issue('Van phong');
    const lost = authority.issue('Mat khoa');
    await register(office);
    await register(lost);
    authority.revoke(lost);
    const list = authority.list(30).toString('base64');
    const carried = await registry.carryInRevocationList({ list });
    expect(carried).toMatchObject({ certificates: 2, revocations: [{ state: 'revoked' }, { state: 'good' }] });
    expect(await known(office)).toEqual({ state: 'good' });
    expect(await known(lost)).toMatchObject({ state: 'revoked' });
    const another = authority.issue('Phong khac', { responder: responder.url });
    await register(another);
    expect(await known(another)).toEqual({ state: 'good' });
  });

  describe('of a stranger, whose certificate the exchange met', () => {
    const pathOf = (...certificates: OpensslCertificate[]) =>
      certificates.map(({ pem }) => readCertificate(pem).x509.raw.toString('base64'));
    const meets = (...certificates: OpensslCertificate[]) =>
      registry.meetCertificates({ paths: certificates.map((one) => pathOf(one)) });
    /** As it is published. */
    const published = async (certificate: OpensslCertificate) =>
      (await directory()).revocation(readCertificate(certificate.pem).facts.sha256);

    it('is asked in the background and published, and what happens later too', async () => {
      const stranger = authority.issue('Nguoi la', { responder: responder.url });
      await responder.start();
      expect(await meets(stranger)).toEqual({ taken: 1 });
      expect(await published(stranger)).toBeUndefined();
      await refresh();
      expect(await published(stranger)).toMatchObject({ state: 'good', responder: responder.url });
      authority.revoke(stranger, 'superseded');
      await responder.stop();
      await responder.start();
      passes(20 * hour);
      expect(await meets(stranger, stranger)).toEqual({ taken: 1 });
      await refresh();
      expect(await published(stranger)).toMatchObject({ state: 'revoked', reason: 'superseded' });
      expect((await registry.listCertificates({})).certificates).toEqual([]);
    });

    it('below a CA in between is asked with that CA', async () => {
      const middle = opensslAuthority(openssl, 'CA giua');
      try {
        const between = authority.certify(middle);
        const stranger = middle.issue('Nguoi la', { list: `${place.url}/middle.crl` });
        const list = middle.list();
        place.answers = gives(() => list);
        expect(await registry.meetCertificates({ paths: [pathOf(stranger, between)] })).toEqual({ taken: 1 });
        await refresh();
        expect(await published(stranger)).toMatchObject({ state: 'good' });
      } finally {
        middle.remove();
      }
    });

    it('is asked of nobody for a certificate without a trusted CA, without a source, or none at all', async () => {
      const other = opensslAuthority(openssl, 'CA la');
      const forged = other.issue('Nguoi la', { responder: `${place.url}/trap` });
      other.remove();
      expect(await meets(forged)).toEqual({ taken: 0 });
      expect(await meets(authority.issue('Nguoi la'))).toEqual({ taken: 0 });
      expect(await registry.meetCertificates({ paths: [['QUFB']] })).toEqual({ taken: 0 });
      await refresh();
      expect(place.asked()).toBe(0);
    });

    it('raises no alarm when nobody answers: no document is refused for it', async () => {
      const stranger = authority.issue('Nguoi la', { responder: responder.url });
      await meets(stranger);
      await refresh();
      passes(2 * hour);
      expect(await published(stranger)).toMatchObject({ state: 'unknown' });
      expect(await sayAlarms(registry.ports)).toBe(0);
      expect(await registry.examineRevocation()).toMatchObject({ certificates: 0 });
    });

    it('is forgotten when nobody has met it for a quarter of a year', async () => {
      const stranger = authority.issue('Nguoi la', { responder: responder.url });
      await responder.start();
      await meets(stranger);
      await refresh();
      passes(60 * 24 * hour);
      await meets(stranger);
      passes(60 * 24 * hour);
      await forgetStrangers(registry.ports);
      expect(await registry.ports.store.revocations.due(registry.clock.time, 10)).toHaveLength(1);
      passes(31 * 24 * hour);
      await forgetStrangers(registry.ports);
      expect(await registry.ports.store.revocations.due(registry.clock.time, 10)).toEqual([]);
    });

    it('and that was revoked is not forgotten, nor its answer, for the exchange goes on believing it', async () => {
      const stranger = authority.issue('Nguoi la', { responder: responder.url });
      authority.revoke(stranger, 'superseded');
      await responder.start();
      await meets(stranger);
      await refresh();
      passes(400 * 24 * hour);
      await forgetStrangers(registry.ports);
      await pruneRevocations(registry.ports);
      const { answer: sha256 = '' } = (await published(stranger)) ?? {};
      expect(await registry.revocationAnswer({ sha256 })).toHaveProperty('answer.kind', 'ocsp');
      expect(await registry.ports.store.revocations.due(registry.clock.time, 10)).toEqual([]);
    });
  });

  it('of old is let go, and whoever follows from any version on knows the same', async () => {
    const office = authority.issue('Van phong', { list: `${place.url}/ca.crl` });
    const other = authority.issue('Phong khac', { list: `${place.url}/ca.crl` });
    place.answers = (_, response) => response.end(authority.list(500));
    await register(office);
    await register(other);
    for (let days = 0; days < 5; days += 1) {
      passes(25 * hour);
      await refresh();
    }
    const all = await followed(0);
    const versions = all.map(({ version }) => version);
    const newest = versions.at(-1) ?? 0;
    const answers = async () => (await registry.pool.query(`select sha256 from revocation_answer`)).rowCount;
    expect(await answers()).toBeGreaterThan(3);
    expect(await pruneRevocations(registry.ports)).toBe(false);
    expect(await followed(0)).toEqual(all);

    passes(100 * 24 * hour);
    await pruneRevocations(registry.ports);
    registry.ports.pages = registry.newPages();
    const left = await followed(0);
    expect(left.filter(({ entry }) => entry.kind === 'revocation')).toHaveLength(2);
    expect(left.at(-1)?.version).toBe(newest);
    for (const since of [0, ...versions]) expect(newestOf(await followed(since))).toEqual(newestOf(all, since));
    await registry.addAgency({ code: 'H37', name: 'UBND tỉnh khác' });
    expect((await followed(newest)).map(({ version }) => version)).toEqual([newest + 1]);
    // Those lists are good for longer than they are kept.
    expect(await answers()).toBeGreaterThan(3);
    passes(600 * 24 * hour);
    await pruneRevocations(registry.ports);
    expect(await answers()).toBeLessThanOrEqual(2);
  });

  it('that a document may still rest on is kept for its days, whatever the operator says', async () => {
    registry.ports.revocationsKeptMs = 24 * hour;
    const office = authority.issue('Van phong', { responder: responder.url });
    await responder.start();
    await register(office);
    const { answer: sha256 = '', until = '' } = (await listed())?.revocation ?? {};
    passes(20 * hour);
    await refresh();
    expect((await listed())?.revocation?.answer).not.toBe(sha256);
    const isKept = async (at: number) => {
      registry.clock.time = new Date(at);
      await pruneRevocations(registry.ports);
      return (await registry.revocationAnswer({ sha256 })).answer !== undefined;
    };
    const end = Date.parse(until);
    expect(await isKept(end + graceMs + 6 * 24 * hour)).toBe(true);
    expect(await isKept(end + graceMs + 8 * 24 * hour)).toBe(false);
    registry.ports.revocationsKeptMs = 90 * 24 * hour;
  });

  async function followed(since: number) {
    const { page } = await registry.directorySince(since, 'processes');
    return directoryPage.parse(JSON.parse(Buffer.from(page.split('.')[1] ?? '', 'base64url').toString())).changes;
  }

  /** The newest version of each entry, as far as it came after a version. */
  function newestOf(changes: readonly DirectoryChange[], since = 0): object {
    const nameOf = ({ entry }: DirectoryChange) => `${entry.kind} ${'certificate' in entry ? entry.certificate : ''}`;
    const later = changes.filter(({ version }) => version > since);
    return Object.fromEntries(later.map((change) => [nameOf(change), change.version]));
  }

  it('comes from a list of megabytes in parts, in any order and twice; parts of something else are refused', async () => {
    const office = authority.issue('Van phong');
    await register(office);
    authority.revoke(office);
    const large = authority.listWith(60_000);
    expect(large.length).toBeGreaterThan(2_000_000);
    const sha256 = createHash('sha256').update(large).digest('hex');
    const parts = Math.ceil(large.length / 350_000);
    const carry = (part: number, bytes = large.subarray((part - 1) * 350_000, part * 350_000)) =>
      registry.carryInRevocationList({ list: bytes.toString('base64'), of: { sha256, part, parts } });
    for (let part = parts; part > 1; part -= 1) expect(await carry(part)).toEqual({ partsMissing: part - 1 });
    expect(await carry(parts)).toEqual({ partsMissing: 1 });
    await expect(carry(1, Buffer.from('other'))).rejects.toMatchObject({ code: 'revocation.not-readable' });
    for (let part = 1; part < parts; part += 1) expect(await carry(part)).toEqual({ partsMissing: parts - part });
    expect(await carry(parts)).toMatchObject({ certificates: 1, revocations: [{ state: 'revoked' }] });
    expect(await known(office)).toMatchObject({ state: 'revoked' });
  });

  it('carried in, a list that nobody needs or that is not the CA’s is refused by name', async () => {
    const carry = (list: Buffer) => registry.carryInRevocationList({ list: list.toString('base64') });
    await expect(carry(authority.list())).rejects.toMatchObject({ code: 'revocation.list-unwanted' });
    await register(authority.issue('Van phong'));
    await expect(carry(broken(authority.list()))).rejects.toMatchObject({ code: 'revocation.signature-wrong' });
    await expect(carry(Buffer.from('nothing'))).rejects.toMatchObject({ code: 'revocation.not-readable' });
  });

  function foreignList(): Buffer {
    const other = opensslAuthority(openssl, 'CA khac');
    const list = other.list();
    other.remove();
    return list;
  }

  function broken(list: Buffer): Buffer {
    const altered = Buffer.from(list);
    altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1;
    return altered;
  }
});

/** Base64 of the list as people carry it. */
function pemOf(list: Buffer): string {
  const lines = list.toString('base64').replace(/(.{64})/g, '$1\n');
  return Buffer.from(`-----BEGIN X509 CRL-----\n${lines}\n-----END X509 CRL-----\n`).toString('base64');
}
