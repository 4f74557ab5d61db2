import { createHash } from 'node:crypto';
import { listPartBytesMax, messageBytesMax, type ReplyOf, revocationAnswer } from '@edoc-axis/contracts';
import type { RevocationEntry } from '@edoc-axis/contracts';
import type { Caller } from '@edoc-axis/domain';
import type { Asker } from '@edoc-axis/platform';
import { signPdf } from '@edoc-axis/signature';
import { examineExchange } from '../../../apps/exchange/src/examining/index.js';
import { showDocument } from '../../../apps/exchange/src/journey/index.js';
import { keepAnswers, listAnswers, openAnswer } from '../../../apps/exchange/src/revocation-answers/index.js';
import { KeepRevocationAnswers1765238400000 } from '../../../apps/exchange/src/store/migrations/1765238400000-keep-revocation-answers.js';
import { anAuthority, type TestCertificate } from '../../support/certificates.js';
import { writePlainPdf } from '../../support/plain-pdf.js';
import { anActor, refusal } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { twoOffices } from './support/two-offices.js';

const hour = 60 * 60_000;
const validity = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-12-01') };

describe('the answers a document rests on', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;
  /** What the registry has, by digest. */
  const registry = new Map<string, Buffer>();
  let isReached = true;
  let asked: string[] = [];
  const authority = anAuthority({ notBefore: new Date('2020-01-01') });
  const office = authority.issues({ key: 'p-256', ...validity });
  const head = authority.issues({ key: 'p-256', ...validity, name: 'Chánh Văn phòng' });

  beforeAll(async () => {
    exchange = await startExchange();
    exchange.trusts(authority);
    offices = twoOffices(exchange);
    exchange.agency('G23', { policy: 'packet' });
    exchange.system('other-dms', 'G23');
    for (const { sha256, der } of [office, head]) {
      const registered = { role: 'organisation', registeredAt: '2026-01-01T00:00:00Z' } as const;
      const certificate = { sha256, der: der.toString('base64'), agencies: ['G23'] };
      exchange.publish({ kind: 'certificate', ...certificate, ...registered });
    }
  });
  beforeEach(() => {
    registry.clear();
    isReached = true;
    asked = [];
  });
  afterAll(() => exchange?.stop());

  const asker: Asker = {
    async ask(question, request) {
      if (question.pattern !== revocationAnswer.pattern) throw new Error(`not scripted: ${question.pattern}`);
      if (!isReached) throw new Error('The registry is away.');
      const { sha256, from } = revocationAnswer.request.parse(request);
      asked.push(sha256);
      const bytes = registry.get(sha256);
      const reply: ReplyOf<typeof revocationAnswer> = bytes ? { answer: partOf(bytes, from) } : {};
      expect(JSON.stringify(reply).length).toBeLessThan(messageBytesMax);
      await Promise.resolve();
      return question.reply.parse(reply) as never;
    },
    close: () => Promise.resolve(),
  };
  const partOf = (bytes: Buffer, from: number) => ({
    kind: bytes.length > 10_000 ? ('list' as const) : ('ocsp' as const),
    responder: 'http://ocsp.example',
    receivedAt: '2026-11-19T00:00:00Z',
    bytesInAll: bytes.length,
    part: bytes.subarray(from, from + listPartBytesMax).toString('base64'),
  });
  const keep = () => keepAnswers(exchange.ports, asker);

  /** An answer that the registry keeps. */
  function kept(text: string, bytesMin = 0): string {
    const bytes = Buffer.concat([Buffer.from(text), Buffer.alloc(bytesMin, text)]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    registry.set(sha256, bytes);
    return sha256;
  }
  const says = ({ sha256 }: TestCertificate, entry: Partial<RevocationEntry>) =>
    exchange.publish({
      ...{ kind: 'revocation', certificate: sha256, state: 'good', responder: 'http://ocsp.example' },
      ...{ since: '2026-11-19T00:00:00Z', until: '2030-01-01T00:00:00Z' },
      ...entry,
    });
  const sends = async (...files: Buffer[]) => {
    const document = offices.next().from('G23').signedBy(office);
    const actor = anActor(exchange, 'other-dms');
    return (await actor.sends(await (files.length > 0 ? document.with(...files) : document).packet())).id;
  };
  const list = async (document: string, system = 'other-dms') =>
    (await listAnswers(exchange.ports, exchange.caller(system), { document, limit: 100 })).revocations;
  const fetched = async (document: string, sha256: string, system = 'commune-dms') => {
    const parts: Buffer[] = [];
    for (let from = 0; ;) {
      const part = await openAnswer(exchange.ports, exchange.caller(system), { document, sha256, from });
      parts.push(Buffer.from(part.part, 'base64'));
      from += parts.at(-1)?.length ?? 0;
      if (from >= part.bytesInAll) return Buffer.concat(parts);
    }
  };
  const counted = async (document: string) =>
    (await showDocument(exchange.ports, exchange.caller('commune-dms'), document)).revocationAnswers;
  const doctor = async () => {
    const operator: Caller = { kind: 'operator', scopes: ['administer'] };
    const ports = { ...exchange.ports, axisRootPem: exchange.receipts.rootPem };
    const { findings } = await examineExchange(ports, operator, {});
    return findings.filter(({ code }) => code === 'revocation.answer-not-kept').map(({ subject }) => subject);
  };

  it('are named with it, fetched once and handed out to its parties, long after the registry let go of them', async () => {
    const [own, above] = [kept('about the office'), kept('about the CA', 1_000_000)];
    says(office, { answer: own, authorities: [{ certificate: authority.sha256, answer: above }] });
    const [first, second] = [await sends(), await sends()];
    expect(await list(first)).toMatchObject([
      { certificate: office.sha256, answers: [{ sha256: own }, { sha256: above }] },
    ]);
    expect((await list(first))[0]?.answers[0]).not.toHaveProperty('kept.kind');
    expect(await counted(first)).toEqual({ used: 2, kept: 0 });

    const wanted = new Map(registry);
    await keep();
    expect(asked.filter((sha256) => sha256 === own)).toHaveLength(1);
    expect(asked.filter((sha256) => sha256 === above)).toHaveLength(3);
    registry.clear();
    says(office, { answer: kept('a later one') });
    exchange.passes(hour);
    await keep();

    for (const document of [first, second]) {
      expect(await counted(document)).toEqual({ used: 2, kept: 2 });
      expect(await list(document)).toMatchObject([
        {
          ...{ certificate: office.sha256, state: 'good', responder: 'http://ocsp.example' },
          answers: [
            { certificate: office.sha256, sha256: own, kept: { kind: 'ocsp', bytes: 16 } },
            { certificate: authority.sha256, sha256: above, kept: { kind: 'list', bytes: 1_000_012 } },
          ],
        },
      ]);
      for (const sha256 of [own, above]) expect(await fetched(document, sha256)).toEqual(wanted.get(sha256));
    }
    expect(asked).toHaveLength(4);
    exchange.passes(2 * hour);
    expect(await doctor()).toEqual([]);
  });

  it('are those about everybody who signed or stamped its PDF files, too', async () => {
    const stranger = authority.issues({ key: 'p-256', ...validity, name: 'Người lạ' });
    says(office, { answer: kept('office') });
    says(head, { answer: kept('head') });
    says(stranger, { state: 'revoked', revokedAt: '2026-11-01T00:00:00Z', answer: kept('stranger') });
    const signed = async ({ privateKey: key, certificatePem: certificate }: TestCertificate) =>
      Buffer.from(await signPdf(writePlainPdf(['CONG VAN']), { key, certificate }));
    const document = await sends(await signed(head), await signed(stranger));
    await keep();
    const found = await list(document);
    const states = new Map(found.map(({ certificate, state }) => [certificate, state]));
    expect(states).toEqual(
      new Map([
        [office.sha256, 'good'],
        [head.sha256, 'good'],
        [stranger.sha256, 'revoked'],
      ]),
    );
    expect(await counted(document)).toEqual({ used: 3, kept: 3 });
  });

  it('are no longer those about a stranger that have run out: nothing rests on them', async () => {
    const stranger = authority.issues({ key: 'p-256', ...validity, name: 'Người lạ' });
    says(office, { answer: kept('office') });
    says(stranger, { until: '2026-11-19T12:00:00Z', answer: kept('long ago') });
    const { privateKey: key, certificatePem: certificate } = stranger;
    const document = await sends(Buffer.from(await signPdf(writePlainPdf(['CONG VAN']), { key, certificate })));
    expect((await list(document)).map(({ certificate: about }) => about)).toEqual([office.sha256]);
  });

  it('are seen by nobody else, and no others are seen with it', async () => {
    const answer = kept('about the office');
    says(office, { answer });
    const document = await sends();
    says(office, { answer: kept('about the office, later') });
    const other = await sends();
    await keep();
    const asks = (system: string, of: string) =>
      refusal(openAnswer(exchange.ports, exchange.caller(system), { document: of, sha256: answer, from: 0 }));
    expect(await asks('department-dms', document)).toMatchObject({ code: 'document.unknown' });
    expect(await asks('commune-dms', other)).toMatchObject({ code: 'document.revocation-answer-unknown' });
    const limit = 100;
    const call = listAnswers(exchange.ports, exchange.caller('department-dms'), { document, limit });
    expect(await refusal(call)).toMatchObject({ code: 'document.unknown' });
  });

  it('that the registry cannot give now are asked for again, hold up no others, and the doctor tells of them', async () => {
    const missing = kept('lost');
    says(office, { answer: missing });
    const document = await sends();
    isReached = false;
    await expect(keep()).rejects.toThrow('away');
    isReached = true;
    const bytes = registry.get(missing) ?? Buffer.alloc(0);
    registry.set(missing, Buffer.from('something else'));
    exchange.passes(hour);
    says(office, { answer: kept('found') });
    const other = await sends();
    await keep();
    expect(await counted(document)).toEqual({ used: 1, kept: 0 });
    expect(await counted(other)).toEqual({ used: 1, kept: 1 });
    expect(await doctor()).toEqual([]);
    exchange.passes(hour);
    expect(await doctor()).toEqual([`document ${document}`]);
    registry.set(missing, bytes);
    await keep();
    expect(await counted(document)).toEqual({ used: 1, kept: 1 });
    expect(await doctor()).toEqual([]);
  });

  it('that were damaged later are found by the doctor', async () => {
    const answer = kept('whole');
    says(office, { answer });
    const document = await sends();
    await keep();
    exchange.passes(2 * hour);
    const change = (bytes: string) =>
      exchange.rows(`update revocation_answer set bytes = $2 where sha256 = decode($1, 'hex')`, [answer, bytes]);
    await change('broken');
    expect(await doctor()).toEqual([`document ${document}`]);
    await change('whole');
    expect(await doctor()).toEqual([]);
  });

  it('are none where nobody was asked, or an earlier version took the document', async () => {
    const { id } = await offices.ministry.sends(await offices.next().packet());
    expect(await counted(id)).toEqual({ used: 0, kept: 0 });
    expect(await exchange.rows('select revocations from packet where document = $1', [id])).toEqual([
      { revocations: null },
    ]);
  });

  it('of documents an axis had already when it was brought up to date are not looked for', async () => {
    const { database } = exchange.ports;
    const runner = { query: (sql: string) => database.query(sql) } as never;
    await new KeepRevocationAnswers1765238400000().down(runner);
    await new KeepRevocationAnswers1765238400000().up(runner);
    says(office, { answer: kept('since then') });
    const document = await sends();
    expect(await keep()).toBe(false);
    expect(await exchange.rows('select encode(bytes, $1) as bytes from revocation_answer', ['escape'])).toEqual([
      { bytes: 'since then' },
    ]);
    expect(await counted(document)).toEqual({ used: 1, kept: 1 });
  });
});
