import type { RevocationEntry } from '@edoc-axis/contracts';
import { signPdf } from '@edoc-axis/signature';
import { opensslPeer } from '../../conformance/pdf/openssl-peer.js';
import { asTestCertificate, opensslAuthority, type OpensslAuthority } from '../../support/openssl-authority.js';
import type { TestCertificate } from '../../support/certificates.js';
import { writePlainPdf } from '../../support/plain-pdf.js';
import { describeWith } from '../../support/tools.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { twoOffices } from './support/two-offices.js';

const responder = 'http://ocsp.example.vn';
const hour = 3_600_000;

/** The office of the demo sends by its channel: what strangers signed decides nothing, and everybody sees what it is worth. */
describeWith('openssl', 'a certificate that nobody registered', (openssl) => {
  const peer = opensslPeer(openssl);
  let authority: OpensslAuthority;
  let stranger: TestCertificate;
  let stampAuthority: TestCertificate;
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;
  let number = 0;

  beforeAll(async () => {
    authority = opensslAuthority(openssl);
    exchange = await startExchange();
    exchange.trusts({ certificatePem: authority.pem });
    offices = twoOffices(exchange);
  });
  beforeEach(() => {
    exchange.clock.time = new Date(Date.now() + hour);
    stranger = asTestCertificate(authority.issue('Nguoi la', { responder }));
    const extensions = ['extendedKeyUsage = critical,timeStamping'];
    stampAuthority = asTestCertificate(authority.issue('TSA', { responder, extensions }));
    exchange.met.told(exchange.met.waiting(), exchange.clock.time);
  });
  afterAll(async () => {
    authority?.remove();
    await exchange?.stop();
  });

  it('and signed a PDF file is not checked yet; the registry is to hear of it, once', async () => {
    expect(await judged(stranger)).toMatchObject({
      verdict: 'revocation-unknown',
      code: 'signature.revocation-unknown',
      sentence: { en: expect.stringContaining(responder) as unknown },
    });
    await judged(stranger);
    expect(exchange.met.waiting().map(({ sha256 }) => sha256)).toEqual([stranger.sha256]);
  });

  it('is what its CA says as soon as the registry has published that', async () => {
    says(stranger, { state: 'good', until: from(24 * hour) });
    expect(await judged(stranger)).toMatchObject({ verdict: 'valid' });
    says(stranger, { state: 'revoked', revokedAt: from(-10 * hour), reason: 'superseded' });
    expect(await judged(stranger)).toMatchObject({ verdict: 'revoked', code: 'signature.revoked' });
  });

  it('is not checked when the last answer has run out, and not for long either: nobody was asking', async () => {
    says(stranger, { state: 'good', since: from(-200 * hour), until: from(-150 * hour) });
    expect(await judged(stranger)).toMatchObject({ code: 'signature.revocation-unknown' });
  });

  it('names nobody to ask, and is valid', async () => {
    const silent = asTestCertificate(authority.issue('Nguoi la'));
    expect(await judged(silent)).toMatchObject({ verdict: 'valid' });
    expect(exchange.met.waiting()).toEqual([]);
  });

  it('and is below no trusted CA is told to nobody', async () => {
    const elsewhere = opensslAuthority(openssl, 'CA la');
    const forged = asTestCertificate(elsewhere.issue('Nguoi la', { responder }));
    elsewhere.remove();
    expect(await judged(forged)).toMatchObject({ verdict: 'untrusted' });
    expect(exchange.met.waiting()).toEqual([]);
  });

  it('of a time-stamp authority is told too, and its stamps hold until its CA says otherwise', async () => {
    says(stranger, { state: 'good', until: from(24 * hour) });
    const { provenTime } = await judged(stranger, stampAuthority);
    expect(provenTime?.by).toBe('time-stamp');
    const waiting = exchange.met.waiting().map(({ sha256 }) => sha256);
    expect(waiting.sort()).toEqual([stranger.sha256, stampAuthority.sha256].sort());
    says(stampAuthority, { state: 'revoked', revokedAt: from(0), reason: 'keyCompromise' });
    const later = await judged(stranger, stampAuthority);
    expect(later.provenTime?.by).toBe('first-seen');
    expect(later.remarks.map(({ code }) => code)).toContain('pdf.time-stamp-invalid');
  });

  const from = (ms: number) => new Date(exchange.clock.time.getTime() + ms).toISOString();

  function says({ sha256 }: TestCertificate, entry: Pick<RevocationEntry, 'state'> & Partial<RevocationEntry>): void {
    exchange.publish({ kind: 'revocation', certificate: sha256, responder, since: from(0), ...entry });
  }

  /** What a recipient sees of its signature. */
  async function judged(signer: TestCertificate, stampedBy?: TestCertificate) {
    number += 1;
    const stamp = stampedBy && ((digest: Buffer, name: string) => peer.stamp(digest, name, stampedBy));
    const pdf = await signPdf(writePlainPdf(['CONG VAN', String(number)]), {
      ...{ key: signer.keyPem, certificate: signer.certificatePem },
      ...(stamp ? { stamp } : {}),
    });
    const { id } = await offices.ministry.sends(await offices.next().with(pdf).packet());
    const [attachment] = (await offices.commune.sees(id)).attachments;
    const [signature] = attachment?.pdf?.signatures ?? [];
    if (!signature) throw new Error('no signature');
    return signature;
  }
});
