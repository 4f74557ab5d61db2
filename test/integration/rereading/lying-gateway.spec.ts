import { CarriedBytes, type RequestOf, type submitDocument } from '@edoc-axis/contracts';
import type { Caller } from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import { type ArchiveReport, type ReadArchived, signPdf } from '@edoc-axis/signature';
import { examineExchange } from '../../../apps/exchange/src/examining/index.js';
import * as journey from '../../../apps/exchange/src/journey/index.js';
import * as suspicion from '../../../apps/exchange/src/rereading/index.js';
import { anAuthority } from '../../support/certificates.js';
import { writePlainPdf } from '../../support/plain-pdf.js';
import { writeZip } from '../../support/zip-by-hand.js';
import { anActor, refusal } from '../exchange/support/actors.js';
import { type ExchangeUnderTest, startExchange } from '../exchange/support/exchange-under-test.js';
import { overtaken } from '../exchange/support/overtaken.js';
import { aDocument, type TestPacket } from '../exchange/support/packets.js';
import { startTrackerBeside, type TrackerBeside } from './tracker-beside.js';

type Measured = Record<string, unknown> & TestPacket['measured'];
type Lie = (measured: Measured, packet: TestPacket) => Measured;
type Request = Parameters<typeof journey.submitDocument>[2];

const thief = 'a'.repeat(64);
const authority = anAuthority({ notBefore: new Date('2020-01-01') });
const year = { key: 'p-256', notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') } as const;
const office = authority.issues({ ...year, name: 'Văn phòng' });

describe('a gateway in a thief’s hands', () => {
  let exchange: ExchangeUnderTest;
  let tracker: TrackerBeside;
  let number = 0;
  const operator: Caller = { kind: 'operator', scopes: ['administer'] };
  const commune = () => anActor(exchange, 'commune-dms');

  beforeAll(async () => {
    exchange = await startExchange();
    exchange.trusts(authority);
    for (const code of ['G22', 'G23']) exchange.agency(code);
    exchange.agency('H36.15.04');
    exchange.agency('H36.15.05');
    exchange.system('ministry-dms', 'G22', 'G23');
    exchange.system('commune-dms', 'H36.15.04', 'H36.15.05');
    exchange.publish({
      kind: 'certificate',
      sha256: office.sha256,
      role: 'organisation',
      agencies: ['G22', 'G23'],
      der: office.der.toString('base64'),
      registeredAt: '2026-01-01T00:00:00Z',
    });
    tracker = await startTrackerBeside(exchange);
  });
  afterEach(async () => {
    await exchange.rows('update frozen_packet set released_at = coalesce(released_at, frozen_at)');
    await exchange.rows(`update delivery set state = 'withdrawn' where state = 'pending'`);
    await exchange.rows('delete from suspect_gateway');
    await tracker.suspects.refresh();
  });
  afterAll(async () => {
    await tracker?.stop();
    await exchange?.stop();
  });

  const letter = () => {
    number += 1;
    return aDocument()
      .to('H36.15.04')
      .numbered(String(number), 'VP')
      .named(`G22,2026/11/20,${number}/VP`)
      .with(Buffer.from(`nội dung ${number}`))
      .signedBy(office);
  };

  /** As the gateway puts it before the exchange, with what it says changed. */
  async function bring(packet: TestPacket, lie: Lie, more: Partial<Request> = {}, gateway = thief): Promise<string> {
    const said = lie({ ...structuredClone(packet.measured), pdfs: packet.pdfs }, packet);
    const request: RequestOf<typeof submitDocument> = {
      packet: { inline: new CarriedBytes(packet.bytes) },
      measurements: { inline: said },
      ...more,
    };
    const reply = await journey.submitDocument(
      exchange.ports,
      exchange.caller('ministry-dms'),
      { onBadRecipients: 'refuse', checkOnly: false, ...request } as Request,
      gateway,
    );
    if (reply.outcome !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(reply)}`);
    return reply.submission.id;
  }

  /** The lie is told of the header as well as of whatever follows from it. */
  function inHeader(change: (header: { from: { organId: string }; [field: string]: unknown }) => object): Lie {
    return (measured) => ({
      ...measured,
      reading: {
        ...measured.reading,
        header: { ...measured.reading.header, ...change(measured.reading.header as never) },
      } as Measured['reading'],
    });
  }

  const lies: [string, string, Lie][] = [
    ['the sender', 'sender', inHeader((header) => ({ from: { ...header.from, organId: 'G23' } }))],
    ['the DocumentId', 'document-id', inHeader(() => ({ documentId: `G22,2026/11/20,${number + 5000}/VP` }))],
    ['the subject', 'subject', inHeader(() => ({ subject: 'V/v khác' }))],
    ['the number', 'code', inHeader(() => ({ code: { codeNumber: '9', codeNotation: 'X' } }))],
    ['the date', 'promulgation-date', inHeader(() => ({ promulgationInfo: { promulgationDate: '2020/01/01' } }))],
    ['the due date', 'heading', inHeader(() => ({ dueDate: '2030/01/01' }))],
    ['the signer', 'heading', inHeader(() => ({ signerInfo: { fullName: 'Nguyễn Văn B' } }))],
    ['the priority', 'priority', inHeader(() => ({ otherInfo: { priority: 4, appendixes: [] } }))],
    [
      'the recipients',
      'recipients',
      inHeader(({ to }) => ({ to: [...(to as object[]), { organId: 'H36.15.05', organName: '' }] })),
    ],
    [
      'the digest of an attachment',
      'attachment-digest',
      (measured) => ({
        ...measured,
        reading: {
          ...measured.reading,
          attachments: measured.reading.attachments.map((one) => ({ ...one, sha256: 'b'.repeat(64) })),
        },
      }),
    ],
    [
      'the name of an attachment',
      'attachment-label',
      (measured) => ({
        ...measured,
        reading: {
          ...measured.reading,
          attachments: measured.reading.attachments.map((one) => ({ ...one, name: 'khác.pdf' })),
        },
      }),
    ],
    [
      'that there are attachments',
      'attachments',
      (measured) => ({ ...measured, reading: { ...measured.reading, attachments: [] } }),
    ],
    [
      'what the content is',
      'content',
      (measured) => ({ ...measured, reading: { ...measured.reading, contentDigest: 'c'.repeat(64) } }),
    ],
  ];

  it.each(lies)('that misstates %s is found out', async (_, name, lie) => {
    const document = await bring(await letter().packet(), lie);
    await tracker.rereads();
    const [found] = (await tracker.found()).filter((one) => one.document === document);
    expect(found?.names).toContain(name);
    expect(() => tracker.suspects.guard({ role: 'gateway', certificate: thief })).toThrow(
      expect.objectContaining({ code: 'gateway.taken-out', kind: 'unavailable' }),
    );
  });

  it('that says a signature holds which does not is found out', async () => {
    const packet = await letter().packet();
    const forged = await forge(packet);
    // As it is, it is refused by anybody's policy.
    const honest = await anActor(exchange, 'ministry-dms').submits(forged);
    expect(honest).toMatchObject({ outcome: 'refused', code: 'signature.digest-mismatch' });
    const document = await bring(forged, (measured) => {
      const { signature } = measured;
      if (signature.presence !== 'present') throw new Error('not signed');
      return { ...measured, signature: { ...signature, digestComputed: signature.digestClaimed } };
    });
    await tracker.rereads();
    expect((await tracker.found()).at(-1)).toEqual({ document, names: ['signature'] });
  });

  it('that gives an unsigned packet the signature of another is found out', async () => {
    const { measured } = await letter().packet();
    const document = await bring(await unsigned(), (said) => ({ ...said, signature: measured.signature }));
    await tracker.rereads();
    expect((await tracker.found()).at(-1)?.document).toBe(document);
    expect((await tracker.found()).at(-1)?.names).toContain('signature');
  });

  it('that says a PDF file is signed which is not, or hides one, is found out', async () => {
    const { privateKey: key, certificatePem: certificate } = office;
    const good = await signPdf(writePlainPdf(['DA KY']), { key, certificate });
    const bad = Buffer.from(good);
    bad.write('XXXX', bad.indexOf('DA KY'));
    const document = (file: Buffer) =>
      aDocument()
        .to('H36.15.04')
        .named(`pdf ${(number += 1)}`)
        .with(file)
        .packet();
    const signed = await document(good);
    const damaged = await document(bad);
    const [report] = signed.pdfs;
    if (!report) throw new Error('no report');
    const first = await bring(damaged, (measured) => ({ ...measured, pdfs: [report] }));
    const hidden = await letter().with(bad).signedBy(office).packet();
    const second = await bring(hidden, (measured) => ({
      ...measured,
      pdfs: [],
      reading: {
        ...measured.reading,
        attachments: measured.reading.attachments.map((one) => ({ ...one, magic: 'other' as const })),
      },
    }));
    await tracker.rereads();
    const found = await tracker.found();
    for (const id of [first, second]) {
      expect(found.find((one) => one.document === id)?.names).toEqual(['pdf-signatures']);
    }
  });

  describe('that is asked about a ZIP file and', () => {
    type Change = (archive: ArchiveReport & { readonly pdfs: readonly ReadArchived[] }, good: ReadArchived) => object;
    let good: Buffer;
    let bad: Buffer;

    beforeAll(async () => {
      const { privateKey: key, certificatePem: certificate } = office;
      good = await signPdf(writePlainPdf(['DA KY']), { key, certificate });
      bad = Buffer.from(good);
      bad.write('XXXX', bad.indexOf('DA KY'));
    });

    const packed = (...files: Buffer[]) =>
      aDocument()
        .to('H36.15.04')
        .named(`zip ${(number += 1)}`)
        .with(writeZip(files.map((content, index) => ({ name: `${index + 1}.pdf`, content }))))
        .signedBy(office)
        .packet();

    async function archiveIn(packet: TestPacket) {
      const [said] = packet.pdfs;
      if (!said || !('archive' in said)) throw new Error('no archive');
      return said.archive as Parameters<Change>[0];
    }

    function saidToBe(magic: 'zip' | 'rar' | 'other', measured: Measured): Measured {
      const attachments = measured.reading.attachments.map((one) => ({ ...one, magic }));
      return { ...measured, reading: { ...measured.reading, attachments } };
    }

    async function isFoundOut(document: string): Promise<object[]> {
      await tracker.rereads();
      expect(() => tracker.suspects.guard({ role: 'gateway', certificate: thief })).toThrow(
        expect.objectContaining({ code: 'gateway.taken-out' }),
      );
      expect(await refusal(commune().opens(document))).toMatchObject({ code: 'document.frozen' });
      const [frozen] = await exchange.rows<{ differences: object[] }>(
        'select differences from frozen_packet where document = $1',
        [document],
      );
      return frozen?.differences ?? [];
    }

    it.each<[string, Change, object[], number?]>([
      [
        'says a PDF file in it is signed which is not',
        ({ pdfs: [one], ...more }, { report }) => ({ ...more, pdfs: [{ ...one, report }] }),
        [{ name: 'pdf-signatures', accepted: '#1/1: valid', found: '#1/1: invalid' }],
      ],
      [
        'misstates the digest of one',
        ({ pdfs: [one], ...more }) => ({ ...more, pdfs: [{ ...one, sha256: 'b'.repeat(64) }] }),
        [{ name: 'archived-files', accepted: `#1/1: ${'b'.repeat(64)}`, found: expect.any(String) }],
      ],
      [
        'puts a signed one in its place',
        ({ pdfs: [one], ...more }, { sha256, report }) => ({ ...more, pdfs: [{ ...one, sha256, report }] }),
        [{ name: 'archived-files', accepted: expect.any(String), found: expect.any(String) }],
      ],
      [
        'leaves one out',
        ({ pdfs, ...more }) => ({ ...more, pdfs: pdfs.slice(1) }),
        [{ name: 'archived-files', accepted: '#1 (PDF): 1', found: '#1 (PDF): 2' }],
        2,
      ],
      [
        'leaves the only one out',
        ({ files }) => ({ files, pdfs: [] }),
        [{ name: 'archived-files', accepted: '#1 (PDF): 0', found: '#1 (PDF): 1' }],
      ],
      [
        'invents one',
        ({ files, pdfs }, one) => ({ files: files + 1, pdfs: [...pdfs, { ...one, path: '0.pdf' }] }),
        [{ name: 'archived-files', accepted: '#1: 2', found: '#1: 1' }],
      ],
      [
        'says they are called otherwise',
        ({ pdfs: [one], ...more }) => ({ ...more, pdfs: [{ ...one, path: 'khác.pdf' }] }),
        [{ name: 'archived-files', accepted: '#1/1' }],
      ],
      [
        'says it has one file, which is the main document then, and has several',
        (_, one) => ({ files: 1, pdfs: [one] }),
        [{ name: 'archived-files', accepted: '#1: 1', found: '#1: 3' }],
        3,
      ],
      [
        'says it has several files, and has one',
        ({ pdfs }) => ({ files: 2, pdfs }),
        [{ name: 'archived-files', accepted: '#1: 2', found: '#1: 1' }],
      ],
    ])('%s is found out', async (_, change, differences, files = 1) => {
      const packet = await packed(...Array<Buffer>(files).fill(bad));
      const [signed] = (await archiveIn(await packed(good))).pdfs;
      if (!signed) throw new Error('not signed');
      const archive = change(await archiveIn(packet), signed);
      const document = await bring(packet, (measured) => ({ ...measured, pdfs: [{ attachment: 0, archive }] }));
      expect(await isFoundOut(document)).toEqual(differences);
    });

    it('says it is none is found out', async () => {
      const unnamed = { attachments: [{ attachmentName: 'ho-so.bin' }] };
      const packet = await aDocument(unnamed)
        .to('H36.15.04')
        .named(`zip ${(number += 1)}`)
        .with(writeZip([{ name: '1.pdf', content: bad }]))
        .signedBy(office)
        .packet();
      const document = await bring(packet, (measured) => ({ ...saidToBe('other', measured), pdfs: [] }));
      expect(await isFoundOut(document)).toEqual([{ name: 'archived-files', accepted: '#1: 0', found: '#1: 1' }]);
    });

    it('says it is one of a kind that nobody looks into is found out', async () => {
      const zip = await packed(bad);
      const pdf = await letter().with(bad).packet();
      for (const [packet, difference] of [
        [zip, { name: 'archived-files', accepted: '#1: 0', found: '#1: 1' }],
        [pdf, { name: 'pdf-signatures', accepted: undefined, found: '#1: PDF' }],
      ] as const) {
        const document = await bring(packet, (measured) => ({ ...saidToBe('rar', measured), pdfs: [] }));
        expect(await isFoundOut(document)).toEqual([difference]);
        await exchange.rows('delete from suspect_gateway');
        await tracker.suspects.refresh();
      }
    });

    it('says there is one where there is none, or where nobody can read it, is found out', async () => {
      const archive = await archiveIn(await packed(good));
      const lie: Lie = (measured) => ({ ...saidToBe('zip', measured), pdfs: [{ attachment: 0, archive }] });
      const none = await bring(await letter().packet(), lie);
      expect(await isFoundOut(none)).toEqual([{ name: 'archived-files', accepted: '#1: 1', found: '#1: 0' }]);
      await exchange.rows('delete from suspect_gateway');
      await tracker.suspects.refresh();
      const zip = writeZip([{ name: '1.pdf', content: good }], { behind: Buffer.from('x') });
      const doubtful = await bring(await letter().with(zip).packet(), lie);
      expect(await isFoundOut(doubtful)).toEqual([
        { name: 'archived-files', accepted: '#1: 1', found: '#1: archive.bytes-behind' },
      ]);
    });

    it('says it read a file nobody can is found out', async () => {
      const { pdfs, files } = await archiveIn(await packed(good));
      for (const [more, found] of [
        [{ flags: 1 }, 'archive.file-encrypted'],
        [{ method: 12 }, 'archive.method-not-accepted'],
        [{ listed: { crc32: 7 }, local: { crc32: 7 } }, 'archive.checksum-differs'],
      ] as const) {
        const bytes = good.length;
        const zip = writeZip([{ name: '1.pdf', content: good, ...more }]);
        const packet = await letter().with(zip).packet();
        const archive = { files, pdfs: pdfs.map((one) => ({ ...one, bytes })) };
        const document = await bring(packet, (measured) => ({ ...measured, pdfs: [{ attachment: 0, archive }] }));
        expect(await isFoundOut(document)).toEqual([
          { name: 'archived-files', accepted: '#1/1: valid', found: `#1/1: ${found}` },
        ]);
        await exchange.rows('delete from suspect_gateway');
        await tracker.suspects.refresh();
      }
    });

    it('speaks of more files than anybody looks into is not heard', async () => {
      const { pdfs } = await archiveIn(await packed(good));
      const notRead = { code: 'pdf.reader-busy', params: { waitMs: 1 } };
      const many = Array.from({ length: 501 }, (_, n) => ({ path: `${n}.pdf`, bytes: 0, notRead }));
      const archive = { files: 1_000, pdfs: [...pdfs, ...many] };
      const told = [0, 1].map((attachment) => ({ attachment, archive }));
      const packet = await letter().with(good, good).packet();
      const brought = bring(packet, (measured) => ({ ...measured, pdfs: told }));
      expect(await refusal(brought)).toMatchObject({ code: 'process.bad-message' });
    });
  });

  it('that keeps other bytes than those it measured is found out', async () => {
    const packet = await letter().packet();
    const request = await anActor(exchange, 'ministry-dms').uploads(await letter().packet());
    const document = await bring(packet, (measured) => measured, { packet: request.packet });
    await tracker.rereads();
    const found = (await tracker.found()).find((one) => one.document === document);
    expect(found?.names).toContain('packet-digest');
  });

  it('that keeps no packet at all but something else is found out', async () => {
    const id = newId();
    const incoming = await exchange.ports.content.createIncoming(id);
    await incoming.write(Buffer.from('không phải gói tin'));
    await incoming.finish();
    const document = await bring(await letter().packet(), (measured) => measured, { packet: { incoming: id } });
    await tracker.rereads();
    expect((await tracker.found()).find((one) => one.document === document)?.names).toEqual(['unreadable']);
  });

  describe('once it is found out', () => {
    const lie = lies[0]?.[2] as Lie;

    it('its document is neither leased nor handed over, to nobody, and its timeline says why in both languages', async () => {
      const document = await bring(await letter().packet(), lie);
      const [leased] = await commune().leases();
      await commune().opens(document);
      await tracker.rereads();
      exchange.passes(6 * 60_000);
      expect(await commune().leases()).toEqual([]);
      expect(await refusal(commune().opens(document))).toMatchObject({ code: 'document.frozen' });
      expect(await refusal(commune().opens(document, 1))).toMatchObject({ code: 'document.frozen' });
      expect(await refusal(anActor(exchange, 'ministry-dms').opens(document))).toMatchObject({
        code: 'document.frozen',
      });
      expect(await commune().sees(document)).toMatchObject({ frozenAt: expect.any(String) as unknown });
      expect(leased?.document.id).toBe(document);
      await tracker.pulls();
      const { rows } = await tracker.pool.query('select kind, params from fact where document = $1 order by position', [
        document,
      ]);
      expect(rows.slice(-2)).toEqual([
        {
          kind: 'document.content-mismatch',
          params: { differences: ['sender'], accepted: 'G23', found: 'G22' },
        },
        { kind: 'document.frozen', params: { differences: ['sender'] } },
      ]);
    });

    it('is frozen also to who was about to fetch it', async () => {
      const document = await bring(await letter().packet(), lie);
      const caller = exchange.caller('commune-dms');
      const late = overtaken(exchange.ports, 'record-fetched', () => tracker.rereads());
      expect(await refusal(journey.openPacket(late, caller, { document }))).toMatchObject({ code: 'document.frozen' });
      const [delivery] = await exchange.rows<{ fetched_at: unknown }>(
        'select fetched_at from delivery where document = $1',
        [document],
      );
      expect(delivery?.fetched_at).toBeNull();
    });

    it('does not expire while it is frozen, and goes on when the operator releases it', async () => {
      const document = await bring(await letter().packet(), lie);
      await tracker.rereads();
      const day = 24 * 3_600_000;
      exchange.passes(31 * day);
      await journey.closeOverdue(exchange.ports);
      expect((await commune().sees(document)).deliveries[0]?.state).toBe('pending');
      exchange.passes(-31 * day);
      const { released } = await release(document);
      expect(released?.sentence.vi).toBe('Văn bản được mở lại, không còn bị tạm giữ: đã kiểm tra.');
      expect((await commune().leases()).map((each) => each.document.id)).toEqual([document]);
      await commune().opens(document);
      expect(await refusal(release(document, 'x'))).toMatchObject({
        code: 'document.not-frozen',
      });
    });

    it('is shown by the doctor with what differs, with its gateway, until both are let go', async () => {
      const document = await bring(await letter().packet(), lie);
      const findings = async () => {
        const ports = { ...exchange.ports, axisRootPem: exchange.receipts.rootPem };
        return (await examineExchange(ports, operator, { after: await lastDocument() })).findings;
      };
      expect(await findings()).toEqual([]);
      await tracker.rereads();
      const [frozen, out] = await findings();
      expect(frozen).toMatchObject({ code: 'document.not-kept-intact', subject: `document ${document}` });
      expect(frozen?.sentence.vi).toContain(
        'không đúng như khi tiếp nhận: nơi gửi (khi tiếp nhận: G23; trong gói tin: G22)',
      );
      expect(frozen?.sentence.en).toContain('is not what it was accepted for: the sender (accepted G23, found G22)');
      expect(out).toMatchObject({ code: 'gateway.taken-out', subject: `gateway ${thief}` });
      expect(await suspicion.listSuspicions(exchange.ports)).toMatchObject({
        gateways: [{ gateway: thief, document }],
        findings: [frozen, out],
      });
      await release(document);
      await suspicion.allowGateway(tracker.process, { gateway: thief, reason: 'máy mới' });
      expect(await findings()).toEqual([]);
    });

    it('is heard again when it is let in, and not taken out for what it had measured before', async () => {
      const first = await bring(await letter().packet(), lie);
      const second = await bring(await letter().packet(), lie);
      await tracker.pulls();
      const rereader = tracker.rereader();
      const { guard } = tracker.suspects;
      const peer = { role: 'gateway', certificate: thief } as const;
      await rereader.step();
      expect(() => guard(peer)).toThrow();
      expect(() => guard({ role: 'gateway', certificate: 'd'.repeat(64) })).not.toThrow();
      expect(() => guard({ role: 'tracker', certificate: thief })).not.toThrow();
      await exchange.rows('delete from frozen_packet where document = $1', [second]);
      exchange.passes(1_000);
      await suspicion.allowGateway(tracker.process, { gateway: thief, reason: 'máy mới' });
      expect(() => guard(peer)).not.toThrow();
      await tracker.pool.query('update rereading set position = 0');
      await tracker.rereads();
      expect((await tracker.found()).map(({ document }) => document)).toEqual(expect.arrayContaining([first, second]));
      expect(() => guard(peer)).not.toThrow();
      exchange.passes(1_000);
      await bring(await letter().packet(), lie);
      await tracker.rereads();
      expect(() => guard(peer)).toThrow();
      expect(await refusal(suspicion.allowGateway(tracker.process, { gateway: 'e'.repeat(64), reason: 'x' }))).toEqual({
        code: 'gateway.unknown',
        params: { gateway: 'e'.repeat(64) },
      });
    });
  });

  it('is not blamed for bytes that changed in the database, which were hashed when they came', async () => {
    const document = await bring(await letter().packet(), (measured) => measured);
    await exchange.rows(`update packet set inline = inline || '\\x20' where document = $1`, [document]);
    await tracker.rereads();
    expect((await tracker.found()).at(-1)).toMatchObject({ document, names: ['packet-digest', 'packet-digest'] });
    expect(() => tracker.suspects.guard({ role: 'gateway', certificate: thief })).not.toThrow();
  });

  function release(document: string, reason = 'đã kiểm tra') {
    return suspicion.releaseDocument(tracker.process, operator, { document, reason, checkOnly: false });
  }

  async function unsigned(): Promise<TestPacket> {
    return aDocument()
      .to('H36.15.04')
      .named(`unsigned ${(number += 1)}`)
      .packet();
  }

  /** One letter of the subject is another, in bytes of the same length. */
  async function forge(packet: TestPacket): Promise<TestPacket> {
    const { measure } = await import('../exchange/support/packets.js');
    const bytes = Buffer.from(packet.bytes);
    const at = bytes.indexOf('gửi, nhận');
    bytes.write('G', at);
    return measure(bytes);
  }

  /** So that the last page is asked for, which also looks at what belongs to no page. */
  async function lastDocument(): Promise<string> {
    const [last] = await exchange.rows<{ id: string }>('select id from document order by id desc limit 1');
    return last?.id ?? '';
  }
});
