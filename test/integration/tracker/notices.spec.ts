import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AgencyContacts } from '@edoc-axis/contracts';
import { officeTimes, usualOfficePlan } from '@edoc-axis/domain';
import { Directory } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import { watchDeadlines } from '../../../apps/tracker/src/deadlines/watch-deadlines.js';
import { addressNotices } from '../../../apps/tracker/src/notices/address-notices.js';
import { openCallChannel } from '../../../apps/tracker/src/notices/call-channel.js';
import type { Channel } from '../../../apps/tracker/src/notices/channel.js';
import { forgetNotices } from '../../../apps/tracker/src/notices/forget-notices.js';
import { followRegister } from '../../../apps/tracker/src/notices/follow-register.js';
import { gatherNext, mailsInWindowMax } from '../../../apps/tracker/src/notices/gather-letters.js';
import { openMailChannel } from '../../../apps/tracker/src/notices/mail-channel.js';
import { attemptsMax, sendNotices } from '../../../apps/tracker/src/notices/send-notices.js';
import type { ChannelName } from '../../../apps/tracker/src/store/notices.js';
import { startMailServer } from '../../support/mail-server.js';
import { Killed, Life, mortalPool } from '../../support/mortal.js';
import { operator, startTracker, type TrackerUnderTest } from './tracker-under-test.js';

const minute = 60_000;
const day = 24 * 60 * minute;
const letterhead = {
  ...{ axis: 'VN.TEST', url: 'https://truc.example.gov.vn' },
  nameOf: (code: string) => (code === 'H36' ? 'UBND tỉnh Lâm Đồng' : undefined),
};

describe('agencies are told', () => {
  let tracker: TrackerUnderTest;
  let mailServer: Awaited<ReturnType<typeof startMailServer>>;
  let mail: Channel;
  let contacts: Map<string, AgencyContacts>;

  beforeAll(async () => {
    [tracker, mailServer] = await Promise.all([startTracker(), startMailServer({ user: 'truc', password: 's3cret' })]);
  });
  beforeEach(async () => {
    await tracker.empty();
    mailServer.taken.length = 0;
    mailServer.refused.clear();
    mail = openMailChannel({ url: mailServer.url, from: 'truc@example.gov.vn', needsTls: false }, letterhead);
    tracker.clock.time = new Date('2026-03-02T15:00:00+07:00');
    const reachedAt = (email: string): AgencyContacts => ({ clerks: [{ role: 'Văn thư', email }], technical: [] });
    contacts = new Map(['H36', 'H37', 'H38'].map((code) => [code, reachedAt(`${code.toLowerCase()}@example.vn`)]));
  });
  afterEach(() => mail.close());
  afterAll(async () => {
    await tracker?.stop();
    await mailServer?.stop();
  });

  async function prepare(pool: Pool = tracker.pool, channels: readonly ChannelName[] = ['mail']): Promise<void> {
    const parts = { pool, clock: tracker.clock, channels: new Set(channels) };
    const ask = ({ agencies }: { agencies: string[] }) => {
      const nobody: AgencyContacts = { clerks: [], technical: [] };
      return Promise.resolve({ contacts: agencies.map((agency) => ({ ...(contacts.get(agency) ?? nobody), agency })) });
    };
    while ((await addressNotices({ ...parts, ask })).more);
    while ((await gatherNext(parts)).more);
  }

  async function send(pool: Pool = tracker.pool, channel = mail, name: ChannelName = 'mail'): Promise<void> {
    while ((await sendNotices({ pool, clock: tracker.clock, name, channel })).more);
  }

  async function passes(ms: number): Promise<void> {
    tracker.clock.time = new Date(tracker.clock.time.getTime() + ms);
    await prepare();
    await send();
  }

  interface Told {
    readonly agency?: string;
    readonly number?: string;
    readonly urgent?: boolean;
    readonly audience?: string;
  }
  /** Later than what happened before. */
  let happened = 0;
  async function happens({ agency = 'H36', number = '15/CV-UBND', urgent = false, audience = 'clerks' }: Told = {}) {
    const params = { sender: 'H36', recipient: 'H37', number };
    happened += 1;
    await tracker.pool.query(
      `insert into notice (id, code, agency, audience, document, params, urgent, at)
       values ($1, 'delivery.refused', $2, $3, $4, $5, $6, $7)`,
      [randomUUID(), agency, audience, randomUUID(), params, urgent, new Date(happened)],
    );
  }

  const list = (state: 'waiting' | 'sent' | 'failed') =>
    tracker.answers(new Directory()).listNotices(operator, { state });

  it('by mail what is late, in Vietnamese first, with number and link and never with the subject', async () => {
    const { document } = tracker.feed.aLetter('H36', ['H37'], { at: '2026-03-02T09:12:00+07:00' });
    const puller = tracker.pullerOn(tracker.pool);
    const watch = watchDeadlines({
      ...{ pool: tracker.pool, clock: tracker.clock, tells: true, offices: officeTimes(usualOfficePlan) },
      servedBy: () => [],
      everything: () => puller.everything(),
      ask: (wanted) => tracker.feed.askUncollected(wanted),
    });
    tracker.clock.time = new Date('2026-03-02T15:12:00+07:00');
    await puller.catchUp(10);
    while ((await watch.step()).more);
    await passes(0);
    expect(mailServer.taken).toHaveLength(1);
    const [taken] = mailServer.taken;
    expect(taken?.to).toBe('h37@example.vn');
    expect(taken?.headers.get('subject')).toBe('[VN.TEST] Chưa lấy văn bản về: 15/CV-UBND');
    expect(taken?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(taken?.rawHead).toMatch(/^[\x20-\x7e\r\n\t]+$/);
    expect(taken?.text.trimEnd().split('\n')).toEqual([
      'Quá hạn lúc 15:12 02/03/2026, H37 chưa lấy văn bản về.',
      'Số, ký hiệu: 15/CV-UBND',
      `Xem trên trục: https://truc.example.gov.vn/v1/documents/${document}`,
      '',
      'Trục liên thông văn bản VN.TEST tự động gửi thư này đến đầu mối của cơ quan; không cần trả lời.',
      '',
      '----',
      '',
      'H37 had not collected the document by 15:12 02/03/2026.',
      'Number and notation: 15/CV-UBND',
      `On the axis: https://truc.example.gov.vn/v1/documents/${document}`,
      '',
      'Sent by the document axis VN.TEST to the contacts of the agency; nobody reads what is answered.',
    ]);
  });

  it('of a refusal without the words somebody chose for it', async () => {
    const letter = tracker.feed.aLetter('H36', ['H37'], { at: '2026-03-02T09:00:00+07:00' });
    const delivery = letter.deliveries[0] ?? '';
    tracker.feed.tells('delivery.delivered', { ...letter, delivery }, '2026-03-02T09:01:00+07:00');
    const reason = 'Về việc bổ nhiệm ông A: không thuộc thẩm quyền';
    tracker.feed.tells('delivery.refused', { ...letter, delivery }, '2026-03-02T09:02:00+07:00', { reason });
    const puller = tracker.pullerOn(tracker.pool);
    await puller.catchUp(10);
    const none = { everything: () => puller.everything(), ask: () => Promise.reject(new Error('Nothing is due.')) };
    const parts = { pool: tracker.pool, clock: tracker.clock, tells: true, offices: officeTimes(usualOfficePlan) };
    await watchDeadlines({ ...parts, ...none, servedBy: () => [] }).step();
    await passes(0);
    expect(mailServer.taken.map(({ to, text }) => [to, text.split('\n')[0]])).toEqual([
      ['h36@example.vn', 'H37 từ chối tiếp nhận.'],
    ]);
  });

  it('of a client that cannot use a packet: its technicians the first time, and both sides when it is given up', async () => {
    contacts.set('H37', {
      clerks: [{ role: 'Văn thư', email: 'van-thu@example.vn' }],
      technical: [{ role: 'Quản trị hệ thống', email: 'ky-thuat@example.vn' }],
    });
    const at = tracker.clock.now().toISOString();
    const letter = tracker.feed.aLetter('H36', ['H37'], { at });
    const about = { ...letter, delivery: letter.deliveries[0] ?? '' };
    for (const failures of [1, 2, 3]) {
      tracker.feed.tells('delivery.client-failed', about, at, { failures, failuresMax: 3 });
    }
    const puller = tracker.pullerOn(tracker.pool);
    const none = { everything: () => puller.everything(), ask: () => Promise.reject(new Error('Nothing is due.')) };
    const parts = { pool: tracker.pool, clock: tracker.clock, tells: true, offices: officeTimes(usualOfficePlan) };
    const watch = watchDeadlines({ ...parts, ...none, servedBy: () => [] });
    const mails = async () => {
      await puller.catchUp(10);
      while ((await watch.step()).more);
      await passes(0);
      return mailServer.taken.splice(0).map(({ to, text }) => [to, text.split('\n')[0]]);
    };
    expect(await mails()).toEqual([
      [
        'ky-thuat@example.vn',
        'Hệ thống nơi nhận H37 báo không xử lý được gói tin (lần 1; đủ 3 lần thì trục dừng gửi).',
      ],
    ]);
    tracker.feed.tells('delivery.undeliverable', about, at, { failure: 'recipient-system-fails' });
    expect((await mails()).map(([to]) => to).toSorted()).toEqual([
      ...['h36@example.vn', 'ky-thuat@example.vn', 'van-thu@example.vn'],
    ]);
  });

  it('of a system that fails and works again: the technicians of all it serves, and of no document', async () => {
    const reachedAt = (name: string): AgencyContacts => ({
      clerks: [{ role: 'Văn thư', email: 'van-thu@example.vn' }],
      technical: [{ role: 'Quản trị hệ thống', email: `${name}@example.vn` }],
    });
    contacts = new Map([
      ['H37', reachedAt('ky-thuat-37')],
      ['H38', reachedAt('ky-thuat-38')],
    ]);
    const letter = tracker.feed.aLetter('H36', ['H37'], { at: '2026-03-02T14:00:00+07:00' });
    const about = { ...letter, delivery: letter.deliveries[0] ?? '' };
    const params = { system: 'dms-37', recipient: 'H37', failedAt: '2026-03-02T02:00:00Z' };
    const problem = { code: 'destination.refused-connection', params: {} };
    const puller = tracker.pullerOn(tracker.pool);
    const watch = watchDeadlines({
      ...{ pool: tracker.pool, clock: tracker.clock, tells: true, offices: officeTimes(usualOfficePlan) },
      servedBy: (system) => (system === 'dms-37' ? ['H37', 'H38'] : []),
      everything: () => puller.everything(),
      ask: () => Promise.reject(new Error('Nothing is due.')),
    });
    for (const [kind, at, told] of [
      ['delivery.destination-fails', '2026-03-02T14:01:00+07:00', { ...params, problem }],
      ['delivery.destination-works', '2026-03-02T14:30:00+07:00', params],
    ] as const) {
      tracker.feed.tells(kind, about, at, told);
      await puller.catchUp(10);
      while ((await watch.step()).more);
      await passes(0);
    }
    const mails = mailServer.taken.map(({ to, text }) => [to, text.split('\n')[0]]);
    const failing = (code: string) =>
      `Hệ thống của ${code} nhiều lần liên tiếp không nhận được từ 09:00 02/03/2026: Không kết nối được. Trục chỉ thử từng văn bản một cho đến khi nhận được trở lại.`;
    const working = (code: string) =>
      `Hệ thống của ${code} đã nhận được trở lại; trước đó không nhận được từ 09:00 02/03/2026.`;
    expect(mails.toSorted()).toEqual(
      [
        ...[failing, working].map((say) => ['ky-thuat-37@example.vn', say('H37')]),
        ...[failing, working].map((say) => ['ky-thuat-38@example.vn', say('H38')]),
      ].toSorted(),
    );
    expect(mailServer.taken.map(({ text }) => text).join()).not.toContain(letter.document);
  });

  it('each contact for what is its business, and of those who have none it is counted', async () => {
    contacts.set('H37', {
      clerks: [
        { role: 'Văn thư', email: 'van-thu@example.vn' },
        { role: 'Trực', telephone: '0263 3822 000' },
      ],
      technical: [{ role: 'CNTT', email: 'cntt@example.vn' }],
    });
    await happens({ agency: 'H37' });
    await happens({ agency: 'H37', audience: 'all', number: '16/CV' });
    await happens({ agency: 'H99' });
    await passes(0);
    const by = mailServer.taken.map(({ to, headers }) => `${to} ${headers.get('subject')?.split(': ')[1]}`);
    expect(by.sort()).toEqual(['cntt@example.vn 16/CV', 'van-thu@example.vn 15/CV-UBND', 'van-thu@example.vn 16/CV']);
    expect(await list('sent')).toMatchObject({ withoutContact: 1, unaddressed: 0, gathering: 0 });
    expect((await list('sent')).dispatches).toHaveLength(3);
  });

  it('and nobody else sees whom and how', async () => {
    const answers = tracker.answers(new Directory());
    const person = { kind: 'person', id: 'lan', session: 's', grants: [] } as const;
    await expect(answers.listNotices(person)).rejects.toMatchObject({ code: expect.stringContaining('caller.') });
  });

  it('in one header each, whatever stands in numbers and names', async () => {
    const number = '15/CV\r\nBcc: everybody@example.vn\r\n\r\nHello\u2028\u0001\u202e';
    await happens({ number });
    mail.close();
    const hostile = { ...letterhead, nameOf: () => 'UBND\r\nX-Evil: 1\n.\n' };
    mail = openMailChannel({ url: mailServer.url, from: 'truc@example.gov.vn', needsTls: false }, hostile);
    await passes(0);
    const [taken] = mailServer.taken;
    expect([...(taken?.headers.keys() ?? [])]).not.toEqual(expect.arrayContaining(['bcc']));
    expect([...(taken?.headers.keys() ?? [])]).not.toEqual(expect.arrayContaining(['x-evil']));
    expect(taken?.headers.get('subject')).toBe('[VN.TEST] Từ chối tiếp nhận: 15/CV Bcc: everybody@example.vn Hello');
    expect(taken?.text.split('\n').slice(0, 2)).toEqual([
      'UBND X-Evil: 1 . (H37) từ chối tiếp nhận.',
      'Số, ký hiệu: 15/CV Bcc: everybody@example.vn Hello',
    ]);
  });

  it('of much at once in one mail, and again in an hour', async () => {
    for (let n = 0; n < 300; n += 1) await happens({ number: `${n}/CV` });
    await passes(0);
    expect(mailServer.taken.map(({ headers }) => headers.get('subject'))).toEqual(['[VN.TEST] 300 thông báo']);
    const lines = mailServer.taken[0]?.text.split('\n') ?? [];
    expect(lines.filter((line) => line.startsWith('Số, ký hiệu: '))).toHaveLength(100);
    expect(lines).toContain('Và 200 thông báo khác.');
    await happens();
    await passes(30 * minute);
    expect(mailServer.taken).toHaveLength(1);
    expect(await list('waiting')).toMatchObject({ gathering: 1 });
    // What is urgent does not wait, and takes along what does.
    await happens({ urgent: true, number: '1/HT' });
    await passes(minute);
    expect(mailServer.taken[1]?.headers.get('subject')).toBe('[VN.TEST] KHẨN: 2 thông báo');
    await happens();
    await passes(29 * minute);
    expect(mailServer.taken).toHaveLength(3);
  });

  it('of little in a mail each, up to so many within the hour', async () => {
    for (let n = 0; n < mailsInWindowMax + 3; n += 1) {
      await happens({ number: `${n}/CV` });
      await passes(minute);
    }
    expect(mailServer.taken).toHaveLength(mailsInWindowMax);
    await passes(60 * minute);
    // Three are few again.
    expect(mailServer.taken).toHaveLength(mailsInWindowMax + 3);
  });

  it('although one address is refused for good, and another for now', async () => {
    mailServer.refused.set('h36@example.vn', 550).set('h37@example.vn', 451);
    for (const agency of ['H36', 'H37', 'H38']) await happens({ agency });
    await passes(0);
    expect(mailServer.taken.map(({ to }) => to)).toEqual(['h38@example.vn']);
    expect((await list('failed')).dispatches).toMatchObject([
      { address: 'h36@example.vn', attempts: 1, problem: expect.stringContaining('550'), title: { en: 'Refused' } },
    ]);
    const [{ nextAt, problem } = {}] = (await list('waiting')).dispatches;
    expect([nextAt, problem]).toEqual(['2026-03-02T08:00:30.000Z', expect.stringContaining('451')]);
    mailServer.refused.clear();
    await passes(minute);
    expect(mailServer.taken.map(({ to }) => to)).toEqual(['h38@example.vn', 'h37@example.vn']);
  });

  it('once the server is there again; and after many attempts it is given up', async () => {
    await happens();
    await mailServer.stop();
    await expect(passes(0)).rejects.toThrow('ECONNREFUSED');
    const [waiting] = (await list('waiting')).dispatches;
    expect(waiting).toMatchObject({ attempts: 1, problem: expect.stringContaining('ECONNREFUSED') });
    expect(JSON.stringify(waiting)).not.toContain('s3cret');
    await mailServer.startAgain();
    await passes(29_000);
    expect(mailServer.taken).toHaveLength(0);
    await passes(1_000);
    expect(mailServer.taken).toHaveLength(1);
    await mailServer.stop();
    await happens();
    for (let n = 0; n < attemptsMax; n += 1) await passes(2 * 60 * minute).catch(() => undefined);
    expect((await list('failed')).dispatches).toMatchObject([{ attempts: attemptsMax }]);
    await mailServer.startAgain();
  });

  it('and after thirty days it is forgotten what, and whom; what waits is not', async () => {
    const rows = async (table: string) => Number((await tracker.pool.query(`select from ${table}`)).rowCount);
    const counts = async () => [await rows('notice'), await rows('letter'), await rows('addressee')];
    const forget = () => forgetNotices({ pool: tracker.pool, clock: tracker.clock });
    await happens({ agency: 'H36' });
    await happens({ agency: 'H99' });
    await passes(0);
    await forget();
    // Of the one nobody was told of nothing is left to keep.
    expect(await counts()).toEqual([1, 1, 1]);
    await passes(30 * day - minute);
    await forget();
    expect(await counts()).toEqual([1, 1, 1]);
    await passes(minute);
    await happens({ agency: 'H37' });
    await prepare();
    await forget();
    expect(await counts()).toEqual([1, 1, 1]);
    await passes(0);
    expect(mailServer.taken.map(({ to }) => to)).toEqual(['h36@example.vn', 'h37@example.vn']);
  });

  it('without the password of a server that does not take it', async () => {
    await happens();
    mail.close();
    const url = mailServer.url.replace('s3cret', 'wr0ng');
    mail = openMailChannel({ url, from: 'truc@example.gov.vn', needsTls: false }, letterhead);
    await expect(passes(0)).rejects.toThrow(/535/);
    const shown = JSON.stringify(await list('waiting'));
    expect(shown).toContain('535');
    expect(shown).not.toContain('wr0ng');
  });

  it('by several copies of the tracker once, and of one that died after sending under the same Message-ID', async () => {
    for (const agency of ['H36', 'H37', 'H38']) await happens({ agency });
    await Promise.all([1, 2, 3].map(() => prepare()));
    await Promise.all([1, 2, 3].map(() => send()));
    expect(mailServer.taken.map(({ to }) => to).sort()).toEqual(['h36@example.vn', 'h37@example.vn', 'h38@example.vn']);

    mailServer.taken.length = 0;
    await happens();
    await prepare();
    const life = new Life(Infinity, 'before');
    const deadly: Channel = {
      ...mail,
      async send(...words) {
        await mail.send(...words);
        life.over = true;
      },
    };
    await expect(send(mortalPool(tracker.pool, life), deadly)).rejects.toBeInstanceOf(Killed);
    await passes(5 * minute);
    const ids = mailServer.taken.map(({ headers }) => headers.get('message-id'));
    expect(ids).toHaveLength(2);
    expect(new Set(ids)).toEqual(new Set([expect.stringMatching(/^<[0-9a-f-]{36}@example\.gov\.vn>$/)]));
    await passes(60 * minute);
    expect(mailServer.taken).toHaveLength(2);
  });

  it('at least once and at most twice, wherever one dies', async () => {
    for (let diesAt = 1, over = false; !over; diesAt += 1) {
      const email = `h36-${diesAt}@example.vn`;
      contacts.set('H36', { clerks: [{ role: 'Văn thư', email }], technical: [] });
      await happens();
      const pool = mortalPool(tracker.pool, new Life(diesAt, diesAt % 2 ? 'before' : 'after'));
      over = await prepare(pool)
        .then(() => send(pool))
        .then(
          () => true,
          (error: unknown) => {
            if (error instanceof Killed) return false;
            throw error;
          },
        );
      // What a dead one still holds locked is passed by at first.
      for (let n = 0; n < 2; n += 1) await passes(10 * minute);
      expect((await list('sent')).dispatches).toHaveLength(diesAt);
      const taken = mailServer.taken.filter(({ to }) => to === email);
      expect(taken.length).toBeLessThanOrEqual(2);
      expect(new Set(taken.map(({ headers }) => headers.get('message-id'))).size).toBe(1);
    }
  });

  it('what two persons decided about them, from the first time on', async () => {
    const told: { id: string; at: string; agency: string; code: string; params: Record<string, unknown> }[] = [];
    const notice = (id: number, code: string) => {
      const params = {
        agency: 'H36',
        by: 'nam',
        askedBy: 'lan',
        what: 'registry.register-certificate',
        subject: 'ab12',
      };
      told.push({ id: String(id), at: '2026-03-02T08:00:00Z', agency: 'H36', code, params });
    };
    const ask = ({ after }: { after?: string }) => {
      const upTo = told.at(-1)?.id ?? '0';
      return Promise.resolve({
        notices: told.filter(({ id }) => after !== undefined && Number(id) > Number(after)),
        upTo,
      });
    };
    const follow = () => followRegister({ pool: tracker.pool, ask });
    notice(4, 'notice.proposed');
    await follow();
    notice(7, 'notice.approved');
    await Promise.all([follow(), follow(), follow()]);
    await passes(0);
    expect(mailServer.taken.map(({ headers }) => headers.get('subject'))).toEqual([
      '[VN.TEST] Một việc cần hai người đã được thực hiện',
    ]);
    expect(mailServer.taken[0]?.text.split('\n')[0]).toBe(
      'Việc do lan đề nghị, liên quan đến UBND tỉnh Lâm Đồng (H36), đã được nam phê duyệt và thực hiện: ' +
        'registry.register-certificate (ab12).',
    );
  });

  describe('by a signed call', () => {
    let receiver: Server;
    let folder: string;
    let channel: Channel;
    const secret = Buffer.alloc(32, 7);
    const calls: { id: string; signed: boolean; body: { notices: unknown[] } }[] = [];
    let answer = 204;

    beforeAll(async () => {
      receiver = createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const body = Buffer.concat(chunks).toString();
          const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = request.headers;
          const expected = createHmac('sha256', secret)
            .update(`${String(id)}.${String(at)}.${body}`)
            .digest('base64');
          calls.push({ id: String(id), signed: signature === `v1,${expected}`, body: JSON.parse(body) as never });
          response.writeHead(answer, answer === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end();
        });
      });
      await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
      folder = mkdtempSync(join(tmpdir(), 'notices-'));
      const secretFile = join(folder, 'secret');
      writeFileSync(secretFile, `whsec_${secret.toString('base64')}\n`, { mode: 0o600 });
      const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/notices`;
      channel = openCallChannel({ url, secretFile }, letterhead);
    });
    afterAll(() => {
      receiver.close();
      rmSync(folder, { recursive: true });
    });

    it('with whom to reach, again under the same id until it is taken, and not where it is sent on to', async () => {
      contacts.set('H36', { clerks: [{ role: 'Trực', telephone: '0263 3822 000' }], technical: [] });
      await happens();
      await happens({ number: '16/CV' });
      await prepare(tracker.pool, ['call']);
      for (answer of [302, 500, 204]) {
        await send(tracker.pool, channel, 'call').catch(() => undefined);
        tracker.clock.time = new Date(tracker.clock.time.getTime() + minute);
      }
      expect(calls.map(({ signed }) => signed)).toEqual([true, true, true]);
      expect(new Set(calls.map(({ id }) => id)).size).toBe(1);
      expect(calls[2]?.body).toMatchObject({
        ...{ type: 'edoc.notices', axis: 'VN.TEST' },
        notices: [
          {
            ...{ code: 'delivery.refused', urgent: false, agency: { code: 'H36', name: 'UBND tỉnh Lâm Đồng' } },
            contacts: [{ role: 'Trực', telephone: '0263 3822 000' }],
            sentence: { vi: 'H37 từ chối tiếp nhận.' },
            document: { number: '15/CV-UBND' },
          },
          { document: { number: '16/CV' } },
        ],
      });
      expect((await list('sent')).dispatches).toMatchObject([{ channel: 'call', notices: 2, attempts: 3 }]);
    });

    it('but not with a secret that is missing, short, or readable by all', () => {
      const url = 'http://127.0.0.1:1/';
      const short = join(folder, 'short');
      writeFileSync(short, 'c2hvcnQ=', { mode: 0o600 });
      const open = join(folder, 'open');
      writeFileSync(open, secret.toString('base64'), { mode: 0o644 });
      expect(() => openCallChannel({ url, secretFile: short }, letterhead)).toThrow('24 bytes');
      expect(() => openCallChannel({ url, secretFile: join(folder, 'nowhere') }, letterhead)).toThrow('ENOENT');
      expect(() => openCallChannel({ url, secretFile: open }, letterhead)).toThrow();
    });
  });
});
