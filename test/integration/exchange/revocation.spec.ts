import type { RevocationEntry } from '@edoc-axis/contracts';
import { documentsSignedWith } from '../../../apps/exchange/src/examining/index.js';
import { anAuthority } from '../../support/certificates.js';
import { anActor } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { twoOffices } from './support/two-offices.js';

const hour = 60 * 60_000;

describe('a document whose signer’s certificate', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;
  const validity = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-12-01') };
  const certificate = anAuthority({ notBefore: new Date('2020-01-01') }).issues({ key: 'p-256', ...validity });

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
    exchange.agency('G23', { policy: 'packet' });
    exchange.system('other-dms', 'G23');
    exchange.publish({
      kind: 'certificate',
      sha256: certificate.sha256,
      role: 'organisation',
      agencies: ['G23'],
      der: certificate.der.toString('base64'),
      registeredAt: '2026-01-01T00:00:00Z',
    });
  });
  afterAll(() => exchange?.stop());

  const later = (ms: number) => new Date(exchange.clock.time.getTime() + ms).toISOString();
  const answers = (entry: Partial<RevocationEntry> & Pick<RevocationEntry, 'state'>) =>
    exchange.publish({
      ...{ kind: 'revocation', certificate: certificate.sha256, responder: 'http://ocsp.example', since: later(0) },
      ...entry,
    });
  const submit = async ({ urgent = false } = {}) => {
    const document = offices.next().from('G23').signedBy(certificate);
    const reply = await anActor(exchange, 'other-dms').submits(await (urgent ? document.urgent() : document).packet());
    switch (reply.outcome) {
      case 'accepted':
        return { outcome: reply.outcome, remarks: reply.submission.warnings.map(({ code }) => code) };
      case 'refused':
        return { outcome: reply.outcome, code: reply.code };
      default:
        return { outcome: reply.outcome };
    }
  };

  it('is not checked, is accepted without a remark', async () => {
    expect(await submit()).toEqual({ outcome: 'accepted', remarks: [] });
  });

  it('is good, is accepted until that answer runs out, then marked for the days of grace, then refused; urgent ones go on', async () => {
    answers({ state: 'good', until: later(24 * hour) });
    expect(await submit()).toEqual({ outcome: 'accepted', remarks: [] });
    exchange.passes(25 * hour);
    expect(await submit()).toEqual({ outcome: 'accepted', remarks: ['remark.revocation-unknown'] });
    exchange.passes(72 * hour);
    expect(await submit()).toEqual({ outcome: 'refused', code: 'signature.revocation-grace-over' });
    expect(await submit({ urgent: true })).toEqual({ outcome: 'accepted', remarks: ['remark.revocation-unknown'] });
    answers({ state: 'good', until: later(24 * hour) });
    expect(await submit()).toEqual({ outcome: 'accepted', remarks: [] });
  });

  it('nobody could ever check, is marked from the first attempt on and refused after the days of grace', async () => {
    answers({ state: 'unknown' });
    expect(await submit()).toMatchObject({ outcome: 'accepted' });
    exchange.passes(73 * hour);
    expect(await submit()).toEqual({ outcome: 'refused', code: 'signature.revocation-grace-over' });
  });

  it('was revoked, is refused from the moment of revocation on, urgent or not', async () => {
    answers({ state: 'revoked', revokedAt: later(hour), reason: 'keyCompromise' });
    expect(await submit()).toMatchObject({ outcome: 'accepted' });
    exchange.passes(hour);
    expect(await submit()).toEqual({ outcome: 'refused', code: 'signature.revoked' });
    expect(await submit({ urgent: true })).toEqual({ outcome: 'refused', code: 'signature.revoked' });
  });

  it('was in other hands, is found among all that was signed with it since', async () => {
    const administrator = { kind: 'operator', scopes: ['administer'] } as const;
    const all = { certificate: certificate.sha256, since: '2020-01-01T00:00:00Z', limit: 500 };
    const found = await documentsSignedWith(exchange.ports, administrator, all);
    const accepted = await exchange.rows(`select id from packet where verdict->'certificate' is not null`, []);
    expect(found.documents.length).toBe(accepted.length);
    expect(found.documents[0]).toMatchObject({ sender: 'G23', broughtBy: 'other-dms', verdict: 'valid' });
    const since = found.documents[2]?.broughtAt ?? '';
    const later = await documentsSignedWith(exchange.ports, administrator, { ...all, since });
    expect(later.documents).toEqual(found.documents.filter(({ broughtAt }) => broughtAt >= since));
    const page = await documentsSignedWith(exchange.ports, administrator, { ...all, limit: 2 });
    expect(page.documents).toEqual(found.documents.slice(0, 2));
    const next = await documentsSignedWith(exchange.ports, administrator, { ...all, limit: 2, after: page.next });
    expect(next.documents).toEqual(found.documents.slice(2, 4));
    const system = { kind: 'system', system: 'other-dms', scopes: ['track'], serves: [] } as const;
    await expect(documentsSignedWith(exchange.ports, system, all)).rejects.toMatchObject({
      code: 'caller.scope-missing',
    });
  });
});
