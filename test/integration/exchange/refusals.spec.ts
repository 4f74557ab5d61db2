import { createHash, randomBytes } from 'node:crypto';
import type { Policy } from '@edoc-axis/domain';
import { verifyReceipt } from '@edoc-axis/evidence';
import { anAuthority } from '../../support/certificates.js';
import { anActor, refusal } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { aDocument, aStatusPacket, measure } from './support/packets.js';
import { twoOffices } from './support/two-offices.js';

describe('a submission', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;
  const authority = anAuthority({ notBefore: new Date('2020-01-01') });
  const validity = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') };
  const certificate = authority.issues({ key: 'p-256', ...validity });
  const stranger = authority.issues({ key: 'p-256', ...validity });

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
    exchange.agency('G23', { policy: 'packet' });
    exchange.agency('G24');
    exchange.agency('G25', { validUntil: '2026-01-01T00:00:00Z', successors: ['G22'] });
    exchange.system('other-dms', 'G23', 'G24', 'G25');
    exchange.publish({
      kind: 'certificate',
      sha256: certificate.sha256,
      role: 'organisation',
      agencies: ['G22', 'G23'],
      der: certificate.der.toString('base64'),
      registeredAt: '2026-01-01T00:00:00Z',
    });
  });
  afterAll(() => exchange?.stop());

  const other = () => anActor(exchange, 'other-dms');

  it('that is refused leaves a SubmissionRejection, a fact and nothing else', async () => {
    const packet = await offices.next().about('Kế hoạch năm (TỐI MẬT)').packet();
    const reply = await offices.ministry.submits(packet);
    expect(reply).toMatchObject({ outcome: 'refused', code: 'document.secret-mark', params: { mark: 'TỐI MẬT' } });
    const judgement = verifyReceipt((reply.outcome === 'refused' && reply.receipt) || '', exchange.receipts);
    if (judgement.verdict !== 'valid') throw new Error(judgement.code);
    expect(judgement.claims).toMatchObject({
      event: 'SubmissionRejection',
      doc: { sender: 'G22', packetSha256: packet.measured.packetSha256 },
      reason: { code: 'document.secret-mark' },
    });
    const { id } = judgement.claims.doc;
    expect(await exchange.rows('select kind, receipt from fact where document = $1', [id])).toEqual([
      { kind: 'document.rejected', receipt: judgement.claims.jti },
    ]);
    expect(await exchange.rows('select code, by from rejection where id = $1', [id])).toEqual([
      { code: 'document.secret-mark', by: 'ministry-dms' },
    ]);
    expect(await exchange.rows('select id from document where sender = $1', ['G22'])).toEqual([]);
  });

  it.each([
    ['a mark in its notation', () => offices.next().numbered('12', 'BC-MẬT'), 'document.secret-mark'],
    [
      'an update of what was never sent',
      () =>
        offices.next().doing({ bussinessDocType: 2, documentId: 'G22,2026/11/20,1/BTTTT', bussinessDocReason: 'sai' }),
      'document.target-unknown',
    ],
    ['the sender as its recipient', () => offices.next().to('G22'), 'document.bad-recipients'],
  ])('with %s is refused', async (_, document, code) => {
    expect(await offices.ministry.submits(await document().packet())).toMatchObject({ outcome: 'refused', code });
  });

  it('of a status packet is refused with the way to the status door', async () => {
    exchange.system('both-dms', 'H36');
    exchange.agency('H36');
    expect(await anActor(exchange, 'both-dms').submits(aStatusPacket())).toMatchObject({
      outcome: 'refused',
      code: 'packet.not-a-document',
    });
  });

  it('from a closed code is refused and told its successors', async () => {
    expect(await other().submits(await aDocument().from('G25').to('H36.07').packet())).toMatchObject({
      outcome: 'refused',
      code: 'document.sender-closed',
      params: { successors: ['G22'] },
    });
  });

  describe('is judged by the policy of its sender:', () => {
    const from = (code: string) =>
      aDocument()
        .from(code)
        .to('H36.07')
        .named(`${code}-${randomBytes(4).toString('hex')}`);

    it('"packet" accepts a registered signature, in the receipt with policy and verdict', async () => {
      const sent = await other().sends(await from('G23').signedBy(certificate).packet());
      expect(verifyReceipt(sent.receipt, exchange.receipts)).toMatchObject({
        claims: { policy: 'packet', verdict: 'valid', directoryVersion: exchange.ports.directory.version },
      });
      expect(sent.warnings).toEqual([]);
    });

    it.each([
      ['"packet" refuses an unsigned packet', () => from('G23'), 'signature.absent'],
      [
        'an unregistered certificate counts as no signature',
        () => from('G23').signedBy(stranger),
        'signature.certificate-not-registered',
      ],
      [
        '"either" refuses an unsigned packet: PDF signatures are not read yet',
        () => from('G24'),
        'document.policy-not-met',
      ],
      [
        '"either" tells who signed with an unregistered certificate so, and not that nobody signed',
        () => from('G24').signedBy(stranger),
        'signature.certificate-not-registered',
      ],
      [
        'a certificate of another agency does not count',
        () => from('G24').signedBy(certificate),
        'signature.wrong-agency',
      ],
    ])('%s', async (_, document, code) => {
      expect(await other().submits(await document().packet())).toMatchObject({ outcome: 'refused', code });
    });

    it('an agency without one is judged by that of the axis, which its receipt names', async () => {
      exchange.agency('G25');
      exchange.system('axis-dms', 'G25');
      const sends = async (policy: Policy) => {
        const ports = { ...exchange.ports, policy };
        return anActor({ ...exchange, ports }, 'axis-dms').submits(await from('G25').packet());
      };
      expect(await sends('either')).toMatchObject({ outcome: 'refused', code: 'document.policy-not-met' });
      expect(await sends('packet')).toMatchObject({ outcome: 'refused', code: 'signature.absent' });
      const sent = await sends('channel');
      if (sent.outcome !== 'accepted') throw new Error(sent.outcome);
      expect(verifyReceipt(sent.submission.receipt, exchange.receipts)).toMatchObject({
        claims: { policy: 'channel' },
      });
    });

    it('"channel" accepts unsigned, and says that it is for information only', async () => {
      const sent = await offices.ministry.sends(await offices.next().packet());
      expect(sent.warnings.map(({ code }) => code)).toEqual(['remark.unsigned']);
    });

    it('a packet changed after it was signed is refused under every policy and reaches nobody', async () => {
      const signed = await offices.next().signedBy(certificate).packet();
      const altered = measure(Buffer.from(signed.bytes.toString().replace('văn bản điện tử', 'văn bản giả')));
      expect(altered.measured.packetSha256).not.toBe(signed.measured.packetSha256);
      expect(await offices.ministry.submits(altered)).toMatchObject({ outcome: 'refused', params: expect.anything() });
      expect(await exchange.rows('select id from document where document_id like $1', ['%giả%'])).toEqual([]);
      const [row] = await exchange.rows<{ code: string }>(
        'select code from rejection order by at desc, id desc limit 1',
      );
      expect(row?.code).toMatch(/^signature\./);
    });
  });

  describe('whose gateway misreports', () => {
    it('the digest of a packet is refused, without evidence against the sender', async () => {
      const packet = await offices.next().packet();
      const before = await exchange.rows('select id from rejection');
      const lie = { ...packet, measured: { ...packet.measured, packetSha256: '0'.repeat(64) } };
      expect(await refusal(offices.ministry.submits(lie))).toMatchObject({ code: 'content.digest-mismatch' });
      expect(await exchange.rows('select id from rejection')).toEqual(before);
    });

    it('its length, or no measurements at all, is refused', async () => {
      const packet = await offices.next().packet();
      const lie = { ...packet, measured: { ...packet.measured, packetBytes: 1 } };
      expect(await refusal(offices.ministry.submits(lie))).toMatchObject({ code: 'process.bad-message' });
      const nothing = offices.ministry.submits(packet, { measurements: { inline: { reading: null } } });
      expect(await refusal(nothing)).toMatchObject({ code: 'process.bad-message' });
    });
  });

  it('with measurements beside the packet is checked by their digest', async () => {
    const { ministry, next } = offices;
    const packet = await next().packet();
    const bytes = Buffer.from(JSON.stringify(packet.measured));
    const sends = async (sha256: string) => {
      const request = await ministry.uploads(packet);
      await exchange.ports.content.writeBeside('incoming' in request.packet ? request.packet.incoming : '', bytes);
      return ministry.submitsRequest({ ...request, measurements: { beside: { sha256, bytes: bytes.length } } });
    };
    expect(await refusal(sends('0'.repeat(64)))).toMatchObject({ code: 'content.digest-mismatch' });
    expect(await sends(createHash('sha256').update(bytes).digest('hex'))).toMatchObject({ outcome: 'accepted' });
  });
});
