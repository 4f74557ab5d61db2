import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Policy } from '@edoc-axis/domain';
import {
  accessBytes,
  type ArchiveReport,
  type AttachmentReport,
  createPacketMeasurer,
  signPdf,
} from '@edoc-axis/signature';
import { openPacketReader } from '../../../apps/tracker/src/rereading/packet-reader.js';
import { aSelfSignedCertificate, anAuthority, type TestCertificate } from '../../support/certificates.js';
import { writePlainPdf } from '../../support/plain-pdf.js';
import { type HandPackedFile, writeZip } from '../../support/zip-by-hand.js';
import { anActor } from '../exchange/support/actors.js';
import { shapesOf } from '../../conformance/pdf/archive-bench.js';
import { archiveAttacks } from '../../conformance/pdf/archive-attacks.js';
import { type ExchangeUnderTest, startExchange } from '../exchange/support/exchange-under-test.js';
import { aDocument, archiveReport, measure, signedWithSha1, type TestPacket } from '../exchange/support/packets.js';
import { startTrackerBeside, type TrackerBeside } from './tracker-beside.js';

const authority = anAuthority({ notBefore: new Date('2020-01-01') });
const year = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') } as const;
const office = authority.issues({ ...year, name: 'Văn phòng' });
const curve = authority.issues({ ...year, key: 'p-384', name: 'Đường cong' });
const head = authority.issues({ ...year, name: 'Chánh Văn phòng' });
const neighbour = authority.issues({ ...year, name: 'Láng giềng' });
const ended = authority.issues({ ...year, name: 'Đã hết hạn', notAfter: new Date('2026-02-01') });
const lost = authority.issues({ ...year, name: 'Đã mất' });
const unheard = authority.issues({ ...year, name: 'Không ai trả lời' });
const stranger = aSelfSignedCertificate({ ...year, name: 'Người lạ' });

describe('what an honest gateway measured', () => {
  let exchange: ExchangeUnderTest;
  let tracker: TrackerBeside;
  let number = 0;
  const sender = () => anActor(exchange, 'ministry-dms');

  beforeAll(async () => {
    exchange = await startExchange();
    exchange.trusts(authority);
    const policies: Record<string, Policy> = { G22: 'channel', 'G22.98': 'either', T01: 'channel' };
    for (const [code, policy] of Object.entries(policies)) exchange.agency(code, { policy });
    for (const code of ['H36.15.04', 'H36.07', 'T02', 'T03', 'T04']) exchange.agency(code);
    exchange.agency('H36.99', { form102: '009.09.09.H77' });
    exchange.agency('H36.90', {
      validUntil: '2026-01-01T00:00:00Z',
      receivesFor: { agency: 'H36.07', until: '2027-01-01T00:00:00Z' },
    });
    exchange.agency('T05', { policy: 'packet', toleratesSha1: true });
    exchange.system('ministry-dms', 'T05', 'G22', 'G22.98', 'T01');
    exchange.system('communes-dms', 'H36.15.04', 'H36.07', 'H36.99', 'T02', 'T03', 'T04');
    register(office, 'organisation', ['G22', 'T05']);
    for (const certificate of [curve, ended, lost, unheard]) register(certificate, 'organisation', ['G22']);
    register(head, 'person', ['G22', 'G22.98']);
    register(neighbour, 'organisation', ['H36.15.04']);
    exchange.publish({
      kind: 'certificate',
      ...entryOf(lost, 'organisation', ['G22']),
      revokedAt: '2026-03-01T00:00:00Z',
      revocationReason: 'mất USB token',
    });
    exchange.publish({
      kind: 'revocation',
      certificate: unheard.sha256,
      state: 'unknown',
      since: '2026-11-20T00:00:00Z',
      responder: 'http://ocsp.example',
    });
    tracker = await startTrackerBeside(exchange);
  });
  afterAll(async () => {
    await tracker?.stop();
    await exchange?.stop();
  });

  const letter = (...files: Buffer[]) => {
    number += 1;
    return aDocument()
      .to('H36.15.04')
      .numbered(String(number), 'VP')
      .named(`${number}`)
      .with(...files);
  };

  it.each<[string, () => Promise<TestPacket>, string]>([
    ['unsigned', () => letter().packet(), 'absent'],
    ['signed with RSA', () => letter(Buffer.from('a')).signedBy(office).packet(), 'valid'],
    ['signed on a curve', () => letter(Buffer.from('a')).signedBy(curve).packet(), 'valid'],
    ['signed by a person', () => letter().signedBy(head).packet(), 'valid'],
    ['signed by a neighbour', () => letter().signedBy(neighbour).packet(), 'wrong-agency'],
    ['signed too late', () => letter().signedBy(ended).packet(), 'expired'],
    ['signed with a lost key', () => letter().signedBy(lost).packet(), 'revoked'],
    ['signed with a key nobody answers about', () => letter().signedBy(unheard).packet(), 'revocation-unknown'],
    ['signed by a stranger', () => letter().signedBy(stranger).packet(), 'unsupported'],
    ['signed with SHA-1', async () => signedWithSha1(await letter().packet(), office), 'unsupported'],
    [
      'signed with SHA-1 where that is tolerated',
      async () => signedWithSha1(await letter().from('T05').packet(), office),
      'weak',
    ],
    ['altered after signing', async () => alteredAfter(await letter().signedBy(office).packet()), 'refused'],
    ['without attachments', () => letter().signedBy(office).packet(), 'valid'],
    ['to many', () => letter().to('H36.15.04', 'H36.07').packet(), 'absent'],
    ['to a closed code', () => letter().to('H36.90', 'H36.15.04').packet(), 'absent'],
    ['in the 102 form', () => letter().to('000.04.15.H36', '009.09.09.H77').packet(), 'absent'],
    ['urgent', () => letter().urgent().packet(), 'absent'],
    ['with a long subject', () => letter().about('V/v '.repeat(900)).packet(), 'absent'],
    ['with an empty file and a large one', () => letter(Buffer.alloc(0), randomBytes(30_000)).packet(), 'absent'],
    [
      'naming its main document',
      () => letter(Buffer.from('b'), Buffer.from('c')).describing(described).packet(),
      'absent',
    ],
    ['as the makers of the format write it', async () => ofTheMakers(), 'absent'],
  ])('of a packet that is %s is what is found again', async (_, packet, verdict) => {
    const reply = await sender().submits(await packet());
    if (verdict === 'refused') return expect(reply).toMatchObject({ outcome: 'refused' });
    if (reply.outcome !== 'accepted') throw new Error(JSON.stringify(reply));
    expect((await sender().sees(reply.submission.id)).verdict.verdict).toBe(verdict);
    await tracker.rereads();
    expect(await tracker.found()).toEqual([]);
    expect(await tracker.unread()).toEqual([]);
  });

  it('is what is found again when a packet goes to further addressees, or under another edition', async () => {
    const first = letter(Buffer.from('x'));
    await sender().sends(await first.packet());
    await sender().sends(await first.to('H36.15.04', 'H36.07').packet(), { addressees: ['H36.07'] });
    await tracker.rereads();
    expect(await tracker.found()).toEqual([]);
  });

  it('is what is found again of packets that an earlier version took, which wrote down less', async () => {
    for (const signer of [office, neighbour, ended, lost, stranger]) {
      await sender().sends(await letter(Buffer.from('x')).signedBy(signer).packet());
    }
    await sender().sends(await letter(writePlainPdf(['CU'])).packet());
    await exchange.rows(`update packet set gateway = null, main_attachment = null, verdict = verdict - 'role'`);
    await exchange.rows('update attachment set verdict = null, files = null');
    await tracker.pool.query('update rereading set position = 0');
    await tracker.rereads();
    expect(await tracker.found()).toEqual([]);
  });

  it('of PDF files, sound and broken, is what is found again', async () => {
    const { privateKey: key, certificatePem: certificate } = office;
    const plain = writePlainPdf(['CONG VAN']);
    const signed = await signPdf(plain, { key, certificate });
    const twice = await signPdf(signed, { key: head.privateKey, certificate: head.certificatePem });
    const strange = await signPdf(plain, { key: stranger.privateKey, certificate: stranger.certificatePem });
    const altered = Buffer.from(signed);
    altered.write('KONG', altered.indexOf('CONG'));
    const large = await signPdf(Buffer.concat([plain, Buffer.alloc(0)]), { key, certificate });
    const files = [plain, signed, twice, strange, altered, large, signed.subarray(0, 500), Buffer.from('%PDF-1.7 ?')];
    const { id } = await sender().sends(await letter(...files).packet());
    const verdicts = (await sender().sees(id)).attachments.map(({ pdf }) => pdf?.verdict);
    expect(new Set(verdicts)).toEqual(new Set(['absent', 'valid', 'invalid', 'unreadable']));
    await tracker.rereads();
    expect(await tracker.found()).toEqual([]);
  });

  describe('of archives', () => {
    const text = { name: 'phu-luc.txt', content: Buffer.from('phụ lục') };
    let one: HandPackedFile & { readonly content: Buffer };
    let altered: Buffer;

    beforeAll(async () => {
      const { privateKey: key, certificatePem: certificate } = office;
      one = { name: 'Hồ sơ/công văn.pdf', content: await signPdf(writePlainPdf(['CONG VAN']), { key, certificate }) };
      altered = Buffer.from(one.content);
      altered.write('KONG', altered.indexOf('CONG'));
    });

    async function isFoundAgain(...zips: Buffer[]): Promise<string> {
      const { id } = await sender().sends(await letter(...zips).packet());
      await tracker.rereads();
      expect(await tracker.found()).toEqual([]);
      expect(await tracker.unread()).toEqual([]);
      return id;
    }

    it('however they were written, is what is found again', async () => {
      const shapes = Object.values(shapesOf(one));
      const id = await isFoundAgain(
        ...shapes.map((shape) => writeZip([shape])),
        ...shapes.map((shape) => writeZip([text, { ...shape, name: 'b.pdf' }, shape], { wideEnd: true })),
      );
      const { attachments } = await sender().sees(id);
      expect(attachments.flatMap(({ files }) => files?.[0]?.pdf.verdict)).toEqual(
        Array(2 * shapes.length).fill('valid'),
      );
    });

    it('of one file and of several, as the main document and beside it, with all that may lie in them, is what is found again', async () => {
      const others: HandPackedFile[] = [
        { name: 'sửa.pdf', content: altered },
        { name: 'cụt.pdf', content: one.content.subarray(0, 500) },
        { name: 'là ảnh.pdf', content: Buffer.from('ảnh') },
        { name: 'mật.doc', content: Buffer.from('mật'), flags: 1 },
        { name: 'lạ.pdf', content: one.content, method: 12 },
        { name: 'trong.zip', content: writeZip([one]) },
      ];
      const several = writeZip([text, one, ...others]);
      await isFoundAgain(several);
      await isFoundAgain(writeZip([one]), several, writeZip([text]), writeZip([]));
      await isFoundAgain(writeZip([text]));
      for (const other of others) await isFoundAgain(writeZip([other]), one.content);
    });

    it('that nobody reads, or reads to the end, is what is found again', async () => {
      const attacks = Object.values(archiveAttacks).flat();
      const letterInside = { name: 'cong-van.pdf', content: one.content };
      const zips = attacks.map(([, build]) => build(letterInside)).filter(({ length }) => length < 1024 ** 2);
      expect(zips.length).toBeGreaterThan(30);
      for (let from = 0; from < zips.length; from += 20) await isFoundAgain(...zips.slice(from, from + 20));
    });

    it('is what is found again where it had no time, or no room, for all of them', async () => {
      const zip = writeZip(['a.pdf', 'b.pdf', 'c.pdf'].map((name) => ({ ...one, name })));
      const sends = async (said: (honest: AttachmentReport) => AttachmentReport[], ...before: Buffer[]) => {
        const packet = await letter(...before, zip).packet();
        await sender().sends({ ...packet, pdfs: packet.pdfs.flatMap(said) });
      };
      const left = { code: 'archive.files-left', params: { pdfsMax: 1, left: 2 } } as const;
      const busy = { code: 'pdf.reader-busy', params: { waitMs: 1 } } as const;
      const late = { code: 'archive.took-too-long', params: { waitMs: 1 } } as const;
      for (const before of [[], [Buffer.from('chính')]]) {
        for (const read of [0, 1]) {
          await sends((said) => inArchive(said, ({ pdfs }) => ({ pdfs: pdfs.slice(0, read), left })), ...before);
        }
        for (const notRead of [busy, late]) {
          const unread = ({ pdfs }: ArchiveReport) => ({
            pdfs: pdfs.map((pdf, n) => (n === 1 ? { path: pdf.path, bytes: pdf.bytes, notRead } : pdf)),
          });
          await sends((said) => inArchive(said, unread), ...before);
          await sends(({ attachment }) => [{ attachment, notRead }], ...before);
        }
        await sends(() => [], ...before);
      }
      await tracker.rereads();
      expect(await tracker.found()).toEqual([]);
    });

    function inArchive(said: AttachmentReport, change: (archive: ArchiveReport) => Partial<ArchiveReport>) {
      if (!('archive' in said)) throw new Error('no archive');
      return [{ ...said, archive: { ...said.archive, ...change(said.archive) } }];
    }

    it('is what is found again of packets that an earlier version took', async () => {
      const id = await isFoundAgain(writeZip([one]));
      await exchange.rows(`delete from archived_pdf where packet = (select packet from document where id = '${id}')`);
      await exchange.rows('update attachment set files = null');
      await tracker.pool.query('update rereading set position = 0');
      await tracker.rereads();
      expect(await tracker.found()).toEqual([]);
    });

    it('of other kinds, beside letters and inside a ZIP, is what is found again, now and in an earlier version', async () => {
      const rar = Buffer.from('Rar!\x1a\x07\x01\0', 'latin1');
      const id = await isFoundAgain(one.content, rar, writeZip([one, { name: 'phu-luc.rar', content: rar }]));
      const [, alone, packed] = (await sender().sees(id)).attachments;
      expect(alone?.pdf?.code).toBe('archive.kind-not-read');
      expect(packed?.files?.map(({ pdf }) => pdf.code)).toEqual(['verdict.valid', 'pdf.inside-archive']);
      const zip = writeZip([one, { name: 'a.7z', content: Buffer.from('7z') }]);
      const formerly = await archiveReport(0, accessBytes(zip), 'former');
      await sender().sends({ ...(await letter(zip).packet()), pdfs: [formerly] });
      await exchange.rows(`update attachment set verdict = null where verdict->>'code' = 'archive.kind-not-read'`);
      await tracker.pool.query('update rereading set position = 0');
      await tracker.rereads();
      expect(await tracker.found()).toEqual([]);
    });

    it('is what is found again where systems wrote files beside those of people, now and in an earlier version', async () => {
      const beside = { name: '__MACOSX/._công văn.pdf', content: Buffer.from('0005160700020000', 'hex') };
      const zip = writeZip([one, beside]);
      const id = await isFoundAgain(zip);
      expect((await sender().sees(id)).attachments[0]?.files).toMatchObject([
        { main: true, pdf: { verdict: 'valid' } },
      ]);
      const packet = await letter(zip).packet();
      const formerly = await archiveReport(0, accessBytes(zip), 'former');
      const { warnings } = await sender().sends({ ...packet, pdfs: [formerly] });
      expect(warnings.map(({ code }) => code)).toContain('archive.main-document-unclear');
      await tracker.rereads();
      expect(await tracker.found()).toEqual([]);
    });

    it('larger than what is kept in memory is what is found again, in pages, and nothing of it stays on the disk', async () => {
      const { privateKey: key, certificatePem: certificate } = office;
      const long = 'd'.repeat(200);
      const names = Array.from({ length: 300 }, (_, n) => `${long}/${n}.pdf`);
      const many = names.map((name) => ({ name, content: Buffer.from('%PDF-1.7 ?') }));
      const wide = writePlainPdf(Array.from({ length: 60_000 }, (_, n) => `DONG ${n}`));
      const large = await signPdf(wide, { key, certificate });
      const zip = writeZip([{ name: 'a.pdf', content: large, method: 0 }, ...many]);
      const request = await sender().uploads(await letter(zip).packet());
      expect(await sender().submitsRequest(request)).toMatchObject({ outcome: 'accepted' });
      let pages = 0;
      const reader = openPacketReader({ contentFolder: exchange.folder, spoolFolder: tracker.spoolFolder });
      try {
        await tracker.rereads({ reader, ask: (wanted) => tracker.asks(wanted).finally(() => (pages += 1)) });
      } finally {
        await reader.close();
      }
      expect(pages).toBeGreaterThan(1);
      expect(await tracker.unread()).toEqual([]);
      expect(await tracker.found()).toEqual([]);
      expect(readdirSync(tracker.spoolFolder)).toEqual([]);
    });
  });

  it('of a large packet, measured while it streamed, is what is found again, in the thread that reads for the tracker', async () => {
    const packet = await letter(randomBytes(4 * 1024 ** 2), randomBytes(1024 ** 2))
      .signedBy(office)
      .packet();
    const measurer = createPacketMeasurer({ announcedBytes: packet.bytes.length });
    for (let from = 0; from < packet.bytes.length; from += 61_007) {
      await measurer.ready();
      measurer.write(packet.bytes.subarray(from, from + 61_007));
    }
    const streamed = { ...packet, measured: measurer.end() };
    const request = await sender().uploads(streamed);
    expect(await sender().submitsRequest(request)).toMatchObject({ outcome: 'accepted' });
    const large = await letter(await largePdf()).packet();
    expect(await sender().submitsRequest(await sender().uploads(large))).toMatchObject({ outcome: 'accepted' });
    const reader = openPacketReader({ contentFolder: exchange.folder, spoolFolder: tracker.spoolFolder });
    try {
      await tracker.rereads({ reader });
      expect(await tracker.unread()).toEqual([]);
      expect(await tracker.found()).toEqual([]);
    } finally {
      await reader.close();
    }
  });

  it('is read a tenth of the time while others work, and half of it when nothing happens', async () => {
    const workMs = 20;
    const read = async () => {
      for (const until = performance.now() + workMs; performance.now() < until;);
      return [];
    };
    const restAfterOne = async (quietMs: number) => {
      const rests: number[] = [];
      const packet = await letter().packet();
      expect(await sender().submits(packet)).toMatchObject({ outcome: 'accepted' });
      const began = performance.now();
      await tracker.rereads({
        reader: { read, close: async () => undefined },
        quietMs: () => quietMs,
        pause: async (ms) => rests.push(ms),
      });
      return { rests, tookMs: performance.now() - began };
    };
    const busy = await restAfterOne(100);
    expect(busy.rests).toEqual([expect.any(Number)]);
    expect(busy.rests[0]).toBeGreaterThanOrEqual(9 * workMs);
    const quiet = await restAfterOne(60_000);
    expect(quiet.rests[0]).toBeLessThanOrEqual(quiet.tookMs);
  });

  async function largePdf(): Promise<Buffer> {
    const { privateKey: key, certificatePem: certificate } = office;
    return signPdf(writePlainPdf(Array.from({ length: 60_000 }, (_, n) => `DONG ${n}`)), { key, certificate });
  }

  function alteredAfter(packet: TestPacket): TestPacket {
    const bytes = Buffer.from(packet.bytes);
    bytes.write('G', bytes.indexOf('gửi, nhận'));
    return measure(bytes);
  }

  function ofTheMakers(): TestPacket {
    return measure(readFileSync(new URL('../../conformance/packets/sdk_edoc_new.edxml', import.meta.url)));
  }

  function entryOf({ sha256, der }: TestCertificate, role: 'organisation' | 'person', agencies: string[]) {
    return { sha256, role, agencies, der: der.toString('base64'), registeredAt: '2026-01-01T00:00:00Z' };
  }

  function register(certificate: TestCertificate, role: 'organisation' | 'person', agencies: string[]): void {
    exchange.publish({ kind: 'certificate', ...entryOf(certificate, role, agencies) });
  }
});

const described = [{ attachmentName: 'phu-luc.bin' }, { attachmentName: 'a.bin', description: 'VĂN BẢN chính' }];
