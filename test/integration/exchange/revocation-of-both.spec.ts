import type { RevocationEntry } from '@edoc-axis/contracts';
import { type Policy, policies } from '@edoc-axis/domain';
import { verifyReceipt } from '@edoc-axis/evidence';
import { signPdf } from '@edoc-axis/signature';
import { opensslPeer } from '../../conformance/pdf/openssl-peer.js';
import { anAuthority, extension, type TestCertificate } from '../../support/certificates.js';
import { oid, sequence } from '../../support/der.js';
import { writePlainPdf } from '../../support/plain-pdf.js';
import { describeWith } from '../../support/tools.js';
import { anActor } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { aDocument } from './support/packets.js';

const hour = 3_600_000;
const day = 24 * hour;
const since2020 = { notBefore: new Date('2020-01-01') };
const authority = anAuthority(since2020);
const ofAgency = { key: 'p-256', ...since2020 } as const;

/** What a certificate's authority says; moments are relative to that of the PDF file's time stamp. */
const answers = {
  good: { state: 'good', since: 29 * day, until: 31 * day },
  'revoked before': { state: 'revoked', since: 29 * day, revokedAt: -day, reason: 'superseded' },
  'closed since': { state: 'revoked', since: 29 * day, revokedAt: 10 * day, reason: 'cessationOfOperation' },
  'stolen since': { state: 'revoked', since: 29 * day, revokedAt: 10 * day, reason: 'keyCompromise' },
  silent: { state: 'unknown', since: 30 * day - hour },
  'silent too long': { state: 'unknown', since: 30 * day - 73 * hour },
} as const;
type Answer = keyof typeof answers;

interface Case {
  readonly policy: Policy;
  /** What is known of the packet's certificate; left out, the packet is not signed. */
  readonly packet?: Answer;
  /** And of the PDF file's; left out, that is not signed. */
  readonly pdf?: Answer;
  readonly urgent?: true;
  readonly unstamped?: true;
  /** The code of the refusal, or those of the remarks. */
  readonly comesTo: string | readonly string[];
}

const noLongerUsed = 'pdf.certificate-no-longer-used';
const graceOver = 'signature.revocation-grace-over';
const unknownPacket = 'remark.revocation-unknown';
const unknownPdf = 'signature.revocation-unknown';

const cases: readonly Case[] = [
  { policy: 'attachment', pdf: 'good', comesTo: [] },
  { policy: 'attachment', pdf: 'revoked before', comesTo: 'signature.revoked' },
  { policy: 'attachment', pdf: 'revoked before', urgent: true, comesTo: 'signature.revoked' },
  { policy: 'attachment', pdf: 'closed since', comesTo: [noLongerUsed] },
  { policy: 'attachment', pdf: 'stolen since', comesTo: [noLongerUsed] },
  { policy: 'attachment', pdf: 'stolen since', unstamped: true, comesTo: 'signature.revoked' },
  { policy: 'attachment', pdf: 'silent', comesTo: [unknownPdf] },
  { policy: 'attachment', pdf: 'silent too long', comesTo: graceOver },
  { policy: 'attachment', pdf: 'silent too long', urgent: true, comesTo: [graceOver] },

  { policy: 'packet', packet: 'good', comesTo: [] },
  { policy: 'packet', packet: 'closed since', comesTo: 'signature.revoked' },
  { policy: 'packet', packet: 'good', pdf: 'revoked before', comesTo: ['signature.revoked'] },
  { policy: 'packet', packet: 'good', pdf: 'silent too long', comesTo: [graceOver] },

  { policy: 'both', packet: 'good', pdf: 'good', comesTo: [] },
  { policy: 'both', packet: 'good', pdf: 'closed since', comesTo: [noLongerUsed] },
  { policy: 'both', packet: 'closed since', pdf: 'good', comesTo: 'signature.revoked' },
  { policy: 'both', packet: 'silent', pdf: 'silent', comesTo: [unknownPacket, unknownPdf] },
  { policy: 'both', packet: 'silent', pdf: 'silent too long', comesTo: graceOver },
  { policy: 'both', packet: 'silent too long', pdf: 'silent', comesTo: graceOver },
  { policy: 'both', packet: 'silent too long', pdf: 'silent', urgent: true, comesTo: [unknownPacket, unknownPdf] },
  { policy: 'both', packet: 'good', pdf: 'revoked before', urgent: true, comesTo: 'signature.revoked' },

  { policy: 'either', packet: 'silent too long', pdf: 'good', comesTo: [unknownPacket] },
  { policy: 'either', packet: 'good', pdf: 'silent too long', comesTo: [graceOver] },
  { policy: 'either', packet: 'silent too long', pdf: 'silent too long', comesTo: graceOver },
  { policy: 'either', packet: 'stolen since', pdf: 'good', comesTo: ['signature.revoked'] },
  { policy: 'either', packet: 'stolen since', pdf: 'stolen since', comesTo: ['signature.revoked', noLongerUsed] },
  { policy: 'either', packet: 'stolen since', pdf: 'revoked before', comesTo: 'signature.revoked' },
  { policy: 'either', packet: 'silent too long', comesTo: graceOver },
  { policy: 'either', pdf: 'silent too long', comesTo: graceOver },

  { policy: 'channel', packet: 'stolen since', comesTo: ['signature.revoked'] },
  { policy: 'channel', packet: 'silent too long', pdf: 'silent too long', comesTo: [unknownPacket, graceOver] },
];

describeWith('openssl', 'a document signed around and inside', (openssl) => {
  const peer = opensslPeer(openssl);
  const forStamping = extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.8')), true);
  const stampAuthority = authority.issues({ ...since2020, extensions: [forStamping] });
  const stamp = (digest: Buffer, algorithm: string) => peer.stamp(digest, algorithm, stampAuthority);
  const aroundPacket = authority.issues({ ...ofAgency, name: 'Chứng thư của gói tin' });
  const insidePdf = authority.issues({ ...ofAgency, name: 'Chứng thư của tệp PDF' });
  const secondInPdf = authority.issues({ ...ofAgency, name: 'Chứng thư thứ hai của tệp PDF' });

  let exchange: ExchangeUnderTest;
  let stampedAt: Date;
  let number = 0;

  beforeAll(async () => {
    exchange = await startExchange();
    exchange.trusts(authority);
    for (const policy of policies) exchange.agency(codeOf(policy), { policy });
    exchange.agency('H36.15.04');
    exchange.system('office-dms', ...policies.map(codeOf));
    exchange.system('commune-dms', 'H36.15.04');
    for (const certificate of [aroundPacket, insidePdf, secondInPdf]) register(certificate);
    // The stamps are of the moment at which they are made, in whole seconds.
    stampedAt = new Date(Math.floor(Date.now() / 1000) * 1000);
    exchange.clock.time = fromStamp(30 * day);
  });
  afterAll(() => exchange?.stop());

  const fromStamp = (ms: number) => new Date(stampedAt.getTime() + ms);
  const sender = () => anActor(exchange, 'office-dms');
  const recipient = () => anActor(exchange, 'commune-dms');

  function says(certificate: TestCertificate, answer: Answer): void {
    const said: Said = answers[answer];
    const at = (ms?: number) => (ms === undefined ? undefined : fromStamp(ms).toISOString());
    exchange.publish({
      ...{ kind: 'revocation', certificate: certificate.sha256, responder: 'http://ocsp.example.vn' },
      ...{ state: said.state, since: fromStamp(said.since).toISOString(), reason: said.reason },
      ...{ until: at(said.until), revokedAt: at(said.revokedAt) },
    });
  }

  /** A file nobody sent before: another would have been seen, and seeing proves a time. */
  const signed = (stamped: boolean, ...signers: TestCertificate[]) => {
    number += 1;
    const fresh = writePlainPdf(['QUYET DINH', String(number)]);
    return signers.reduce(
      async (pdf, { privateKey: key, certificatePem: certificate }) =>
        signPdf(await pdf, { key, certificate, ...(stamped ? { stamp } : {}) }),
      Promise.resolve(fresh),
    );
  };

  it.each(cases.map((one) => [titleOf(one), one] as const))('%s', async (_, one) => {
    if (one.packet) says(aroundPacket, one.packet);
    if (one.pdf) says(insidePdf, one.pdf);
    const pdf = await signed(!one.unstamped, ...(one.pdf ? [insidePdf] : []));
    const reply = await sender().submits(await letter(one.policy, pdf, one).packet());
    if (typeof one.comesTo === 'string') expect(reply).toMatchObject({ outcome: 'refused', code: one.comesTo });
    else expect(remarksOf(reply)).toEqual(one.comesTo);
  });

  it('that is urgent goes on when nobody answers any more, and is marked for both sides', async () => {
    says(aroundPacket, 'silent too long');
    says(insidePdf, 'silent too long');
    const pdf = await signed(true, insidePdf);
    const { id, receipt, warnings } = await sender().sends(
      await letter('both', pdf, { packet: 'silent too long', urgent: true }).packet(),
    );
    expect(warnings.map(({ sentence }) => sentence.vi).join('\n')).toContain('Chưa kiểm tra được chứng thư số');
    for (const view of [await sender().sees(id), await recipient().sees(id)]) {
      expect(view.verdict).toMatchObject({ verdict: 'revocation-unknown', code: graceOver });
      expect(view.attachments[0]?.pdf).toMatchObject({ verdict: 'revocation-unknown', code: graceOver });
    }
    const judged = verifyReceipt(receipt, exchange.receipts);
    if (judged.verdict !== 'valid') throw new Error(judged.code);
    expect(judged.claims).toMatchObject({ verdict: 'revocation-unknown', pdfs: [{ verdict: 'revocation-unknown' }] });
  });

  it.each([
    ['silent', undefined, false, 'organisation'],
    ['silent too long', undefined, false, 'information'],
    ['silent too long', undefined, true, 'organisation'],
    ['silent too long', 'silent', false, 'organisation'],
    ['silent too long', 'silent too long', false, 'information'],
    ['silent too long', 'silent too long', true, 'organisation'],
    [undefined, 'silent too long', false, 'information'],
    [undefined, 'silent too long', true, 'organisation'],
  ] as const)(
    'under "channel", packet %s, PDF %s, urgent: %p, stands as %s before both sides and in the receipt',
    async (packet, inside, urgent, standing) => {
      if (packet) says(aroundPacket, packet);
      if (inside) says(insidePdf, inside);
      const pdf = await signed(true, ...(inside ? [insidePdf] : []));
      const { id, receipt } = await sender().sends(
        await letter('channel', pdf, { packet, urgent: urgent || undefined }).packet(),
      );
      for (const view of [await sender().sees(id), await recipient().sees(id)]) {
        expect(view.standing.standing).toBe(standing);
      }
      const judged = verifyReceipt(receipt, exchange.receipts);
      expect(judged).toMatchObject({ verdict: 'valid', claims: { standing } });
    },
  );

  it('whose main document the office signed twice passes by the signature that can still be let pass', async () => {
    says(insidePdf, 'silent too long');
    says(secondInPdf, 'silent');
    const pdf = await signed(true, insidePdf, secondInPdf);
    expect(await sender().submits(await letter('attachment', pdf).packet())).toMatchObject({ outcome: 'accepted' });
  });

  it('counts the days of grace from now on, also for a file that was seen before', async () => {
    const ending = authority.issues({ ...ofAgency, name: 'Sắp hết hạn', notAfter: fromStamp(31 * day) });
    register(ending, 'person');
    says(insidePdf, 'good');
    const pdf = await signed(false, ending, insidePdf);
    await sender().sends(await letter('attachment', pdf).packet());
    exchange.passes(40 * day);
    try {
      exchange.publish({
        ...{ kind: 'revocation', certificate: insidePdf.sha256, responder: 'http://ocsp.example.vn' },
        ...{ state: 'unknown', since: fromStamp(32 * day).toISOString() },
      });
      const reply = await sender().submits(await letter('attachment', pdf).packet());
      expect(reply).toMatchObject({ outcome: 'refused', code: graceOver });
    } finally {
      exchange.clock.time = fromStamp(30 * day);
    }
  });

  it('that has run out keeps what was signed before, as long as it was good to the end', async () => {
    const ended = authority.issues({ ...ofAgency, name: 'Đã hết hạn', notAfter: fromStamp(20 * day) });
    register(ended);
    const goodUntil = (ms: number) =>
      exchange.publish({
        ...{ kind: 'revocation', certificate: ended.sha256, responder: 'http://ocsp.example.vn', state: 'good' },
        ...{ since: fromStamp(day).toISOString(), until: fromStamp(ms).toISOString() },
      });
    goodUntil(21 * day);
    expect(remarksOf(await sender().submits(await letter('attachment', await signed(true, ended)).packet()))).toEqual(
      [],
    );
    const unstamped = await sender().submits(await letter('attachment', await signed(false, ended)).packet());
    expect(remarksOf(unstamped)).toEqual(['pdf.signing-time-unknown']);
    goodUntil(19 * day);
    const silent = await sender().submits(await letter('attachment', await signed(true, ended)).packet());
    expect(silent).toMatchObject({ outcome: 'refused', code: graceOver });
  });

  function letter(policy: Policy, pdf: Buffer, { packet, urgent }: Pick<Case, 'packet' | 'urgent'> = {}) {
    number += 1;
    const code = codeOf(policy);
    const named = aDocument()
      .from(code)
      .to('H36.15.04')
      .numbered(String(number), 'QĐ-VP')
      .named(`${code},2026/11/20,${number}/QĐ-VP`)
      .with(pdf);
    const prompted = urgent ? named.urgent() : named;
    return packet ? prompted.signedBy(aroundPacket) : prompted;
  }

  function register({ sha256, der }: TestCertificate, role: 'organisation' | 'person' = 'organisation'): void {
    const agencies = policies.map(codeOf);
    const registeredAt = '2026-01-01T00:00:00Z';
    exchange.publish({ kind: 'certificate', sha256, role, agencies, der: der.toString('base64'), registeredAt });
  }
});

interface Said extends Pick<RevocationEntry, 'state' | 'reason'> {
  readonly since: number;
  readonly until?: number;
  readonly revokedAt?: number;
}

function titleOf({ policy, packet, pdf, urgent, unstamped, comesTo }: Case): string {
  const signed = `packet ${packet ?? 'not signed'}, PDF ${pdf ?? 'not signed'}`;
  const more = `${unstamped ? ', without a stamp' : ''}${urgent ? ', urgent' : ''}`;
  const end = typeof comesTo === 'string' ? `is refused: ${comesTo}` : `is accepted: [${comesTo.join(', ')}]`;
  return `under "${policy}", ${signed}${more}, ${end}`;
}

function codeOf(policy: Policy): string {
  return `G22.${String(policies.indexOf(policy) + 1).padStart(2, '0')}`;
}

function remarksOf(reply: Awaited<ReturnType<ReturnType<typeof anActor>['submits']>>): unknown {
  if (reply.outcome !== 'accepted') return reply;
  return reply.submission.warnings.map(({ code }) => code).filter((code) => code !== 'remark.unsigned');
}
