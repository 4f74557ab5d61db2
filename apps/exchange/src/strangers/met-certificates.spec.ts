import { anAuthority } from '../../../../test/support/certificates.js';
import { readCertificate } from '@edoc-axis/signature';
import { createMetCertificates } from './met-certificates.js';

const authority = anAuthority();
const root = readCertificate(authority.der);
const stranger = () => readCertificate(authority.issues({ name: 'Người lạ', key: 'p-256' }).der);
const one = stranger();
const other = stranger();
const at = new Date('2026-11-20T08:00:00Z');
const days = (count: number) => new Date(at.getTime() + count * 86_400_000);

describe('certificates that are met', () => {
  it('wait once until they are told, and are told without the CA that is trusted', () => {
    const met = createMetCertificates();
    for (let times = 0; times < 3; times += 1) met.meets([one, root], at);
    met.meets([other, root], at);
    const waiting = met.waiting();
    expect(waiting.map(({ sha256 }) => sha256)).toEqual([one.facts.sha256, other.facts.sha256]);
    expect(waiting[0]?.path).toEqual([one.x509.raw.toString('base64')]);
    met.told(waiting.slice(0, 1), at);
    expect(met.waiting()).toEqual(waiting.slice(1));
  });

  it('are told again only when they are still met a week later', () => {
    const met = createMetCertificates();
    met.meets([one, root], at);
    met.told(met.waiting(), at);
    met.meets([one, root], days(6));
    expect(met.waiting()).toEqual([]);
    met.meets([one, root], days(8));
    expect(met.waiting()).toHaveLength(1);
  });

  it('beyond what one message carries wait for the next, and beyond a thousand are met another time', () => {
    const met = createMetCertificates();
    for (let n = 0; n < 1_100; n += 1) {
      met.meets([{ ...one, facts: { ...one.facts, sha256: String(n) } }, root], at);
    }
    let told = 0;
    for (let next = met.waiting(); next.length > 0; next = met.waiting()) {
      expect(next.length).toBeLessThanOrEqual(20);
      met.told(next, at);
      told += next.length;
    }
    expect(told).toBe(1_000);
  });
});
