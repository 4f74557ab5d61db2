import { officeTimes, usualOfficePlan } from '@edoc-axis/domain';
import { verifyReceipt } from '@edoc-axis/evidence';
import { readPacket } from '@edoc-axis/edxml';
import { listUncollected } from '../../../apps/exchange/src/examining/index.js';
import { anAuthority } from '../../support/certificates.js';
import { writePlainPdf } from '../../support/plain-pdf.js';
import { anActor } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { aDocument } from './support/packets.js';

describe('a document on its way', () => {
  let exchange: ExchangeUnderTest;
  const certificate = anAuthority().issues({
    key: 'p-256',
    notBefore: new Date('2026-01-01'),
    notAfter: new Date('2027-12-31'),
  });

  beforeAll(async () => {
    exchange = await startExchange();
    exchange.agency('G22');
    exchange.agency('H36.15.04');
    exchange.system('ministry', 'G22');
    exchange.system('commune', 'H36.15.04');
    exchange.publish({
      kind: 'certificate',
      sha256: certificate.sha256,
      role: 'organisation',
      agencies: ['G22'],
      der: certificate.der.toString('base64'),
      registeredAt: '2026-01-01T00:00:00Z',
    });
  });
  afterAll(() => exchange?.stop());

  it('is submitted, collected, confirmed, answered, and its answer collected, with a receipt for each act', async () => {
    const ministry = anActor(exchange, 'ministry');
    const commune = anActor(exchange, 'commune');
    const packet = await aDocument()
      .to('H36.15.04')
      .with(writePlainPdf(['CONG VAN']))
      .signedBy(certificate)
      .packet();

    const submission = await ministry.sends(packet);
    expect(submission).toMatchObject({
      edition: 1,
      deliveries: [{ recipient: 'H36.15.04', addressedTo: ['H36.15.04'], state: 'pending' }],
      warnings: [],
    });
    expect(verifyReceipt(submission.receipt, exchange.receipts)).toMatchObject({
      verdict: 'valid',
      claims: {
        event: 'SubmissionAcceptance',
        doc: { id: submission.id, packetSha256: packet.measured.packetSha256, sender: 'G22' },
        recipients: ['H36.15.04'],
        policy: 'either',
        verdict: 'valid',
        by: 'ministry',
      },
    });

    const { leased, bytes, confirmed } = await commune.collects();
    expect(bytes).toEqual(packet.bytes);
    expect(leased.document).toMatchObject({ id: submission.id, sender: 'G22', senderName: 'Cơ quan G22' });
    expect(confirmed).toMatchObject({ state: 'delivered', receipts: [{ event: 'ContentHandover' }] });
    expect(verifyReceipt(confirmed.receipts[0]?.jws ?? '', exchange.receipts)).toMatchObject({
      claims: { confirmedBy: 'digest', recipient: 'H36.15.04', by: 'commune' },
    });

    const answered = await commune.answers(leased.id, '04', { staff: { staff: 'Nguyễn Văn A' } });
    expect(answered).toMatchObject({ state: 'acknowledged', receipts: [{ event: 'ConsignmentAcceptance' }] });

    const status = await ministry.collects('status');
    expect(status.confirmed.state).toBe('delivered');
    expect(await readPacket(status.bytes)).toMatchObject({
      kind: 'status',
      header: {
        statusCode: '04',
        from: { organId: 'H36.15.04' },
        responseFor: { organId: 'G22', documentId: submission.documentId },
        description: 'Trục lập theo phản hồi của Cơ quan H36.15.04',
      },
    });

    expect(await ministry.sees(submission.id)).toMatchObject({
      verdict: { verdict: 'valid' },
      attachments: [{ n: 1, name: 'tep-1.pdf' }],
      deliveries: [{ state: 'acknowledged', furthest: '04', move: { who: 'recipient-office' } }],
    });
  });

  it('and as long as it is not collected the tracker is told so, of each acceptance apart', async () => {
    const ministry = anActor(exchange, 'ministry');
    exchange.agency('H36.16');
    exchange.system('other', 'H36.16');
    const document = aDocument().numbered('3', 'CV').signedBy(certificate);
    const first = await ministry.sends(await document.to('H36.15.04').packet());
    const further = await ministry.sends(await document.to('H36.15.04', 'H36.16').packet());
    const uncollected = async ({ id, receipt }: typeof first, after?: string) =>
      listUncollected(exchange.ports, { document: id, receipt: receiptId(receipt), after, limit: 1 });
    const [delivery] = first.deliveries ?? [];
    expect(await uncollected(first)).toEqual({
      deliveries: [{ delivery: delivery?.id, recipient: 'H36.15.04' }],
      next: undefined,
    });
    expect(await uncollected(first, delivery?.id)).toMatchObject({ deliveries: [] });
    expect(await uncollected(further)).toMatchObject({ deliveries: [{ recipient: 'H36.16' }] });
    const commune = anActor(exchange, 'commune');
    while ((await uncollected(first)).deliveries.length > 0) await commune.collects();
    expect(await uncollected(further)).toMatchObject({ deliveries: [{ recipient: 'H36.16' }] });
  });

  it('and is marked when it is sent later than the next working morning after it was signed', async () => {
    const ministry = anActor(exchange, 'ministry');
    const document = aDocument().to('H36.15.04').signedBy(certificate);
    const before = { ...exchange.ports, time: exchange.clock.time };
    Object.assign(exchange.ports, { offices: officeTimes(usualOfficePlan) });
    try {
      // Signed on a Friday.
      exchange.clock.time = new Date('2026-11-23T11:30:00+07:00');
      expect((await ministry.sends(await document.numbered('1', 'CV').packet())).warnings).toEqual([]);
      exchange.clock.time = new Date('2026-11-23T13:30:00+07:00');
      const { id, warnings } = await ministry.sends(await document.numbered('2', 'CV').packet());
      expect(warnings).toMatchObject([
        { code: 'remark.sent-late', sentence: { vi: 'Gửi chậm so với ngày ký 20/11/2026.' } },
      ]);
      const facts = await exchange.rows('select kind, params from fact where document = $1 order by sequence', [id]);
      expect(facts).toMatchObject([
        { kind: 'document.accepted', params: { code: '2/CV' } },
        { kind: 'document.sent-late', params: { signedOn: '2026-11-20' } },
      ]);
    } finally {
      Object.assign(exchange.ports, { offices: before.offices });
      exchange.clock.time = before.time;
    }
  });
});

function receiptId(jws: string): string {
  return (JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as { jti: string }).jti;
}
