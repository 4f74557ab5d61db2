import { tellFact } from '@edoc-axis/domain';
import { verifyReceipt } from '@edoc-axis/evidence';
import { readCertificate, signPdf } from '@edoc-axis/signature';
import { opensslPeer } from '../../conformance/pdf/openssl-peer.js';
import {
  asTestCertificate,
  opensslAuthority,
  type OpensslAuthority,
  type OpensslCertificate,
} from '../../support/openssl-authority.js';
import { writePlainPdf } from '../../support/plain-pdf.js';
import { describeWith } from '../../support/tools.js';
import { anActor } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { aDocument } from './support/packets.js';

const day = 86_400_000;
const closedSince = 'pdf.agency-closed-since';

/**
 * Decisions outlive the offices that made them. "June" is when the test runs, because openssl stamps at no other time: the
 * province closes in ten days, and its successor sends what it signed sixty days later.
 */
describeWith('openssl', 'what a closed agency signed', (openssl) => {
  const peer = opensslPeer(openssl);
  const june = new Date();
  const july = new Date(june.getTime() + 10 * day);
  const august = new Date(june.getTime() + 60 * day);

  let exchange: ExchangeUnderTest;
  let authority: OpensslAuthority;
  let province: OpensslCertificate;
  let successor: OpensslCertificate;
  let gone: OpensslCertificate;
  let stampAuthority: OpensslCertificate;
  let number = 0;

  beforeAll(async () => {
    authority = opensslAuthority(openssl);
    province = authority.issue('UBND tinh Cu');
    successor = authority.issue('UBND tinh Moi');
    gone = authority.issue('So Da dong');
    stampAuthority = authority.issue('TSA', { extensions: ['extendedKeyUsage = critical,timeStamping'] });
    exchange = await startExchange();
    exchange.trusts({ certificatePem: authority.pem });
    const policy = { policy: 'both' } as const;
    exchange.agency('H60', policy);
    exchange.agency('H61', policy);
    exchange.agency('H36.15.04');
    exchange.agency('H22', { name: 'UBND tỉnh Cũ', validUntil: july.toISOString(), successors: ['H60'] });
    exchange.agency('H23', {
      validUntil: july.toISOString(),
      receivesFor: { agency: 'H60', until: new Date(july.getTime() + 365 * day).toISOString() },
    });
    exchange.agency('H24', { validUntil: new Date(june.getTime() - 30 * day).toISOString(), successors: ['H60'] });
    exchange.system('successor-dms', 'H60', 'H61');
    exchange.system('commune-dms', 'H36.15.04');
    register(province, 'H22', 'H23');
    register(successor, 'H60', 'H61');
    register(gone, 'H24');
    exchange.clock.time = august;
  });
  afterAll(async () => {
    authority?.remove();
    await exchange?.stop();
  });

  it('in time is accepted from its successor, and everybody is told that it has closed since', async () => {
    const { id, receipt, warnings } = await sends(await signed(province, { stamped: true }));
    const said = `Tệp "tep-1.pdf" do UBND tỉnh Cũ, H22 ký (CN=UBND tinh Cu); cơ quan này đã đóng từ`;
    expect(warnings).toMatchObject([
      { code: closedSince, params: { closedAgency: 'H22', closedAt: july.toISOString() } },
    ]);
    expect(warnings[0]?.sentence.vi).toContain(said);
    expect(warnings[0]?.sentence.en).toContain('UBND tỉnh Cũ, H22 (CN=UBND tinh Cu), which has been closed since');
    for (const view of [await sender().sees(id), await anActor(exchange, 'commune-dms').sees(id)]) {
      expect(view.standing.standing).toBe('organisation');
      expect(view.attachments[0]?.pdf?.signatures[0]).toMatchObject({
        verdict: 'valid',
        provenTime: { by: 'time-stamp', authority: 'CN=TSA' },
        remarks: [{ code: closedSince, sentence: warnings[0]?.sentence }],
      });
    }
    const judged = verifyReceipt(receipt, exchange.receipts);
    if (judged.verdict !== 'valid') throw new Error(judged.code);
    expect(judged.claims.pdfs).toMatchObject([
      { verdict: 'valid', main: true, remarks: [{ code: closedSince, params: { closedAgency: 'H22' } }] },
    ]);
    const told = await timelineOf(id);
    expect(told.map(({ vi }) => vi).join('\n')).toContain(said);
    expect(told.map(({ en }) => en).join('\n')).toContain('which has been closed since');
  });

  it('is the same when its CA has revoked the certificate because the office is gone', async () => {
    exchange.publish({
      ...{ kind: 'revocation', certificate: sha256Of(province), responder: 'http://ocsp.example.vn' },
      ...{ state: 'revoked', since: july.toISOString(), revokedAt: july.toISOString(), reason: 'cessationOfOperation' },
    });
    const { warnings } = await sends(await signed(province, { stamped: true }));
    expect(warnings.map(({ code }) => code)).toEqual([closedSince, 'pdf.certificate-no-longer-used']);
  });

  it('without a time stamp is accepted with the remark that the time is unknown', async () => {
    const { id, warnings } = await sends(await signed(province, { at: new Date(june.getTime() + day) }));
    const codes = ['pdf.signing-time-unknown', closedSince, 'pdf.certificate-no-longer-used'];
    expect(warnings.map(({ code }) => code)).toEqual(codes);
    expect(await timelineOf(id)).toHaveLength(1 + codes.length);
  });

  it('after it had closed is not valid, stamped or by its own word', async () => {
    for (const pdf of [
      await signed(gone, { stamped: true }),
      await signed(gone, { at: new Date(june.getTime() - day) }),
    ]) {
      const reply = await sender().submits(await letter(pdf).packet());
      expect(reply).toMatchObject({
        outcome: 'refused',
        code: 'signature.agency-closed',
        params: { closedAgency: 'H24', agency: 'H60' },
      });
    }
  });

  it('is not another agency’s to send', async () => {
    const reply = await sender().submits(await letter(await signed(province, { stamped: true }), 'H61').packet());
    expect(reply).toMatchObject({ outcome: 'refused', code: 'signature.wrong-agency' });
  });

  it('was not its successor’s to send before it closed', async () => {
    exchange.clock.time = new Date(june.getTime() + day);
    try {
      const reply = await sender().submits(await letter(await signed(province, { stamped: true })).packet());
      expect(reply).toMatchObject({ outcome: 'refused', code: 'signature.wrong-agency' });
    } finally {
      exchange.clock.time = august;
    }
  });

  it('and then signed the packet itself, is refused: it is not there any more', async () => {
    const packet = await letter(await signed(province, { stamped: true }))
      .signedBy(asTestCertificate(province))
      .packet();
    expect(await sender().submits(packet)).toMatchObject({ outcome: 'refused', code: 'signature.wrong-agency' });
  });

  const sender = () => anActor(exchange, 'successor-dms');
  const sends = async (pdf: Buffer) => sender().sends(await letter(pdf).packet());

  function letter(pdf: Buffer, from = 'H60') {
    number += 1;
    return aDocument()
      .from(from)
      .to('H36.15.04')
      .numbered(String(number), 'QĐ-UBND')
      .named(`${from},2026/08/20,${number}/QĐ-UBND`)
      .with(pdf)
      .signedBy(asTestCertificate(successor));
  }

  function signed(signer: OpensslCertificate, { stamped, at }: { stamped?: true; at?: Date }): Promise<Buffer> {
    number += 1;
    const { pem: certificatePem, keyPem } = stampAuthority;
    const stamp = (digest: Buffer, algorithm: string) => peer.stamp(digest, algorithm, { certificatePem, keyPem });
    return signPdf(writePlainPdf(['QUYET DINH', String(number)]), {
      ...{ key: signer.keyPem, certificate: signer.pem, at },
      ...(stamped ? { stamp } : {}),
    });
  }

  function register(certificate: OpensslCertificate, ...agencies: string[]): void {
    const { facts, x509 } = readCertificate(certificate.pem);
    exchange.publish({
      ...{ kind: 'certificate', sha256: facts.sha256, role: 'organisation', agencies },
      ...{ der: x509.raw.toString('base64'), registeredAt: june.toISOString() },
    });
  }

  async function timelineOf(document: string) {
    const facts = await exchange.rows<{ kind: Parameters<typeof tellFact>[0]; params: object }>(
      'select kind, params from fact where document = $1 order by id',
      [document],
    );
    return facts.map(({ kind, params }) => tellFact(kind, { ...params }));
  }
});

function sha256Of({ pem }: OpensslCertificate): string {
  return readCertificate(pem).facts.sha256;
}
