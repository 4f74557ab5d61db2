import { CarriedBytes } from '@edoc-axis/contracts';
import type { StatusCode } from '@edoc-axis/domain';
import { signPartyStatement, verifyReceipt } from '@edoc-axis/evidence';
import { createPacketMeasurer, signPacketBytes } from '@edoc-axis/signature';
import { submitStatus } from '../../../apps/exchange/src/journey/index.js';
import { altered } from '../../conformance/edxml/sample-packets.js';
import { anAuthority, type TestCertificate } from '../../support/certificates.js';
import { anActor, honestGateway, refusal, sha256 } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { overtaken } from './support/overtaken.js';
import { aDocument } from './support/packets.js';

const [A, B] = ['T01', 'T02'];

describe('a status packet, as real systems make it,', () => {
  let exchange: ExchangeUnderTest;
  let certificate: TestCertificate;
  let number = 0;

  beforeAll(async () => {
    exchange = await startExchange();
    exchange.agency('T01', { policy: 'channel' });
    exchange.agency('T02');
    exchange.system('a-dms', 'T01');
    exchange.system('b-dms', 'T02');
    certificate = anAuthority({ notBefore: new Date('2020-01-01') }).issues({
      ...{ notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') },
    });
    exchange.publish({
      ...{ kind: 'certificate', sha256: certificate.sha256, role: 'organisation', agencies: ['T02'] },
      ...{ der: certificate.der.toString('base64'), registeredAt: '2026-01-01T00:00:00Z' },
    });
  });
  afterAll(() => exchange?.stop());

  const a = () => anActor(exchange, 'a-dms');
  const b = () => anActor(exchange, 'b-dms');

  async function sent(how: 'waiting' | 'fetched' | 'delivered' = 'delivered') {
    const documentId = `000.00.00.T01,2026/01/15,${(number += 1)}/CQA-VP`;
    const packet = await aDocument().from('T01').to('T02').named(documentId).numbered(`${number}`, 'CQA-VP').packet();
    const { id: document, deliveries } = await a().sends(packet);
    const delivery = deliveries[0]?.id ?? '';
    if (how !== 'waiting') await b().fetches(document);
    if (how === 'delivered') await b().confirms(delivery, packet.measured.packetSha256);
    return { documentId, document, delivery };
  }

  /** The sample packet of that status, about this document. */
  const aStatus = (status: StatusCode, documentId: string, ...changes: [string, string][]) =>
    altered(`status_${status}`, ['000.00.00.T01,2026/01/15,123/CQA-VP', documentId], ...changes);

  function sends(system: string, bytes: Buffer, ports = exchange.ports) {
    const measurer = createPacketMeasurer();
    measurer.write(bytes);
    const request = { packet: new CarriedBytes(bytes), measurements: { ...measurer.end() } };
    return submitStatus(ports, exchange.caller(system), request, honestGateway);
  }

  it.each(['02', '03', '04', '05', '06', '01'] as const)(
    '%s from the recipient ends where a JSON answer ends, and reaches the sender byte for byte',
    async (status) => {
      const { documentId, document, delivery } = await sent();
      const bytes = aStatus(status, documentId);
      const taken = await sends('b-dms', bytes);
      const state = status === '02' ? 'refused' : status === '01' ? 'delivered' : 'acknowledged';
      expect(taken).toMatchObject({ status, document, answered: { delivery, state } });
      expect(await sends('b-dms', bytes)).toEqual(taken);
      const { deliveries } = await a().sees(document);
      expect(deliveries[0]?.answers).toMatchObject([
        { status, description: `Mô tả trạng thái ${status}`, staff: { staff: 'Nhân viên Giả Định' }, by: 'b-dms' },
      ]);
      const { bytes: got } = await a().collects('status');
      expect(got.equals(bytes)).toBe(true);
    },
  );

  it('after the same JSON answer, or before it, gets what that got', async () => {
    const { documentId, delivery } = await sent();
    const description = 'Mô tả trạng thái 03';
    const answered = await b().answers(delivery, '03', { description });
    expect((await sends('b-dms', aStatus('03', documentId))).answered).toEqual(answered);
    await a().collects('status');
    const other = await sent();
    const taken = await sends('b-dms', aStatus('03', other.documentId));
    expect(await b().answers(other.delivery, '03', { description })).toEqual(taken.answered);
    await a().collects('status');
  });

  it('that is signed keeps what its signature is worth, in the packet and in the receipt; altered, it is refused', async () => {
    const { documentId, document, delivery } = await sent();
    const key = { key: certificate.privateKey, certificate: certificate.certificatePem };
    const signed = signPacketBytes(aStatus('03', documentId), key);
    const changed = Buffer.from(signed.toString().replace('Mô tả trạng thái 03', 'Mô tả trạng thái 3'));
    expect(await refusal(sends('b-dms', changed))).toMatchObject({ code: 'signature.digest-mismatch' });
    const { answered } = await sends('b-dms', signed);
    const judged = verifyReceipt(answered?.receipts[0]?.jws ?? '', { rootPem: exchange.receipts.rootPem });
    expect(judged).toMatchObject({
      verdict: 'valid',
      claims: {
        event: 'ConsignmentAcceptance',
        said: { packetSha256: sha256(signed), verdict: 'valid', certificate: certificate.sha256 },
      },
    });
    const kept = await exchange.rows(
      `select brought_by, verdict->>'verdict' as verdict, encode(gateway, 'hex') as gateway
         from packet where document = $1 and kind = 'status'`,
      [document],
    );
    expect(kept).toEqual([{ brought_by: 'b-dms', verdict: 'valid', gateway: honestGateway }]);
    expect(delivery).toBeDefined();
    await a().collects('status');
  });

  it('13 from the sender takes back: gone where nobody fetched it, asked where somebody has, closed by one 15 or 16', async () => {
    const waiting = await sent('waiting');
    const taken = await sends('a-dms', aStatus('13', waiting.documentId));
    expect(taken).toMatchObject({
      takenBack: { withdrawn: 1, deliveries: [{ recipient: 'T02', outcome: 'withdrawn' }] },
    });
    expect((await sends('a-dms', aStatus('13', waiting.documentId))).takenBack).toMatchObject({ withdrawn: 1 });

    for (const reply of ['16', '15'] as const) {
      const { documentId, delivery } = await sent();
      const bytes = aStatus('13', documentId);
      const asked = await sends('a-dms', bytes);
      expect(asked).toMatchObject({ takenBack: { asked: 1, deliveries: [{ outcome: 'asked' }] } });
      expect(await sends('a-dms', bytes)).toEqual(asked);
      const { leased, bytes: got } = await b().collects('status');
      expect(got.equals(bytes)).toBe(true);
      expect(leased.asks).toMatchObject({ delivery });
      expect((await sends('b-dms', aStatus(reply, documentId))).answered).toMatchObject({
        state: reply === '15' ? 'withdrawn' : 'delivered',
      });
      await a().collects('status');
    }
  });

  it('of a 15 and a second take-back in one moment leaves nothing open, and of two in one moment asks once', async () => {
    const { documentId, delivery } = await sent();
    await sends('a-dms', aStatus('13', documentId));
    const again = aStatus('13', documentId, ['Mô tả trạng thái 13', 'Xin lấy lại ngay']);
    const slow = overtaken(exchange.ports, 'record-outcome', () => sends('a-dms', again));
    await sends('b-dms', aStatus('15', documentId), slow);
    await Promise.allSettled([sends('a-dms', again), sends('b-dms', aStatus('15', documentId)), sends('a-dms', again)]);
    const open = 'select from question where delivery = $1 and closed_at is null';
    expect(await exchange.rows(open, [delivery])).toEqual([]);
    expect(await exchange.rows('select state from delivery where id = $1', [delivery])).toEqual([
      { state: 'withdrawn' },
    ]);
    expect(await exchange.rows('select event from receipt where delivery = $1', [delivery])).toHaveLength(2);
    const [mine] = await b().leases({ carries: 'status' });
    await b().confirms(mine?.id ?? '', sha256(await b().fetches(mine?.document.id ?? '')));
    await a().collects('status');
  });

  it('has an answer of its own for whatever is wrong with it', async () => {
    const { documentId } = await sent('fetched');
    const said = (status: StatusCode, system = 'b-dms', about = documentId) =>
      refusal(sends(system, aStatus(status, about)));
    // Nothing is asked; of nobody; and too early.
    expect(await said('15')).toMatchObject({ code: 'answer.nothing-asked', params: { status: '15' } });
    const waiting = await sent('waiting');
    expect(await said('03', 'b-dms', waiting.documentId)).toMatchObject({ code: 'answer.not-delivered' });
    // Unknown, and somebody else's.
    const unknown = '000.00.00.T01,2026/01/15,999/KHONG-CO';
    expect(await said('03', 'b-dms', unknown)).toMatchObject({ code: 'answer.target-unknown' });
    expect(await said('13', 'a-dms', unknown)).toMatchObject({ code: 'answer.target-unknown' });
    expect(await said('03', 'a-dms')).toMatchObject({ code: 'caller.not-serving', params: { agency: B } });
    expect(await said('13', 'b-dms')).toMatchObject({ code: 'caller.not-serving', params: { agency: A } });
    // From the wrong side: each names itself as what the other is.
    const turned = (status: StatusCode, system: string) => {
      const bytes = aStatus(status, documentId).toString();
      const swapped = bytes.replace(
        /OrganId>000\.00\.00\.T0([12])</g,
        (_, n) => `OrganId>000.00.00.T0${n === '1' ? 2 : 1}<`,
      );
      return refusal(sends(system, Buffer.from(swapped)));
    };
    expect(await turned('03', 'a-dms')).toMatchObject({ code: 'answer.not-the-recipient', params: { recipient: B } });
    expect(await turned('13', 'b-dms')).toMatchObject({ code: 'answer.not-the-sender', params: { sender: A } });
    // Without its reason, too long, and no status at all.
    const bare = aStatus('02', documentId, ['<edXML:Description>Mô tả trạng thái 02</edXML:Description>', '']);
    expect(await refusal(sends('b-dms', bare))).toMatchObject({ code: 'answer.reason-missing' });
    const long = aStatus('03', documentId, ['Mô tả trạng thái 03', 'x'.repeat(2_001)]);
    expect(await refusal(sends('b-dms', long))).toMatchObject({ code: 'answer.reason-too-long' });
    const document = await aDocument().from('T01').to('T02').packet();
    expect(await refusal(sends('a-dms', document.bytes))).toMatchObject({ code: 'packet.not-a-status' });
    // Late: out of order is normal, after the end is not.
    await sends('b-dms', aStatus('06', documentId));
    await sends('b-dms', aStatus('04', documentId));
    expect(await said('02')).toMatchObject({ code: 'answer.refused-after-done' });
    const gone = await sent();
    await sends('b-dms', aStatus('02', gone.documentId));
    expect(await said('03', 'b-dms', gone.documentId)).toMatchObject({ code: 'answer.already-final' });
    const lies = { packet: new CarriedBytes(bare), measurements: { ...measured(long) } };
    expect(await refusal(submitStatus(exchange.ports, exchange.caller('b-dms'), lies))).toMatchObject({
      code: 'content.digest-mismatch',
    });
  });

  function measured(bytes: Buffer) {
    const measurer = createPacketMeasurer();
    measurer.write(bytes);
    return measurer.end();
  }

  it('and an answer the recipient signed with its system’s key carries that in the receipt, for whoever checks it without us', async () => {
    const { delivery, document } = await sent('fetched');
    const { packetSha256 } = (
      await exchange.rows<{ packetSha256: string }>(
        `select encode(sha256, 'hex') as "packetSha256" from packet where document = $1 and kind = 'document'`,
        [document],
      )
    )[0] ?? { packetSha256: '' };
    const { privateKey } = exchange.keyOf('b-dms');
    const sign = (said: { act: 'confirm' | 'answer'; packetSha256?: string; status?: string }) =>
      signPartyStatement({ iss: 'b-dms', iat: 1_800_000_000, delivery, ...said }, { privateKey });
    const confirmed = await b().confirms(delivery, packetSha256, { signature: sign({ act: 'confirm', packetSha256 }) });
    const answered = await b().answers(delivery, '03', { signature: sign({ act: 'answer', status: '03' }) });
    for (const { receipts } of [confirmed, answered]) {
      expect(verifyReceipt(receipts[0]?.jws ?? '', { rootPem: exchange.receipts.rootPem })).toMatchObject({
        verdict: 'valid',
        claims: { said: { key: { kid: 'b-dms-1', jwk: { kty: 'EC' } } } },
      });
    }
    expect((await a().sees(document)).deliveries[0]?.answers[0]?.signature).toEqual(expect.any(String));
  });
});
