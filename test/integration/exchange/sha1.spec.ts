import type { Policy } from '@edoc-axis/domain';
import { verifyReceipt } from '@edoc-axis/evidence';
import { reserveSignature } from '@edoc-axis/signature';
import { opensslPeer } from '../../conformance/pdf/openssl-peer.js';
import { anAuthority } from '../../support/certificates.js';
import { writePlainPdf } from '../../support/plain-pdf.js';
import { describeWith } from '../../support/tools.js';
import { anActor } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { aDocument, signedWithSha1 } from './support/packets.js';

const year = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') } as const;
const authority = anAuthority({ notBefore: new Date('2020-01-01') });
const office = authority.issues({ ...year, name: 'Văn phòng' });

describeWith('openssl', 'a signature made with SHA-1', (path) => {
  let exchange: ExchangeUnderTest;
  let number = 0;

  beforeAll(async () => {
    exchange = await startExchange();
    exchange.trusts(authority);
    exchange.agency('H36.15.04');
    exchange.system('office-dms', 'G22');
    exchange.system('commune-dms', 'H36.15.04');
    const registeredAt = '2026-01-01T00:00:00Z';
    const { sha256, der } = office;
    const registered = { sha256, role: 'organisation', der: der.toString('base64'), registeredAt } as const;
    exchange.publish({ kind: 'certificate', agencies: ['G22'], ...registered });
  });
  afterAll(() => exchange?.stop());

  const sender = () => anActor(exchange, 'office-dms');
  const letter = (...files: Buffer[]) => {
    number += 1;
    return aDocument()
      .to('H36.15.04')
      .named(`G22,2026/11/20,${number}/VP`)
      .numbered(String(number), 'VP')
      .with(...files);
  };
  const pdfSigned = () => {
    const reserved = reserveSignature(writePlainPdf([`CONG VAN ${number}`]), {
      subFilter: 'adbe.pkcs7.detached',
      contentsBytes: 8192,
    });
    return reserved.fill(opensslPeer(path).signCms(Buffer.concat(reserved.covered), office, ['-md', 'sha1']));
  };
  const packetSigned = async () => signedWithSha1(await letter().packet(), office);
  const documentSigned = () => letter(pdfSigned()).packet();

  it.each([
    ['packet', packetSigned],
    ['attachment', documentSigned],
  ] as const)('counts under "%s" while an administrator tolerates it, and is called weak', async (policy, signed) => {
    const judge = (toleratesSha1?: boolean) => exchange.agency('G22', { policy: policy as Policy, toleratesSha1 });
    judge();
    expect(await sender().submits(await signed())).toMatchObject({ outcome: 'refused', code: 'signature.weak' });
    judge(true);
    const { id, receipt, warnings } = await sender().sends(await signed());
    const { sentence } = warnings.find(({ code }) => /weak/.test(code)) ?? {};
    expect(sentence?.vi).toMatch('SHA-1');
    const weak = { verdict: 'weak' };
    const view = await sender().sees(id);
    expect(policy === 'packet' ? view.verdict : view.attachments[0]?.pdf).toMatchObject(weak);
    expect(view.standing.standing).toBe('organisation');
    const claims = policy === 'packet' ? weak : { pdfs: [weak] };
    expect(verifyReceipt(receipt, exchange.receipts)).toMatchObject({ verdict: 'valid', claims });
    judge(false);
    expect(await sender().submits(await signed())).toMatchObject({ outcome: 'refused', code: 'signature.weak' });
  });
});
