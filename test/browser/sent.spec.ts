import type { listSessions, ReplyOf, SubmissionView } from '@edoc-axis/contracts';
import type { Browser, Page } from 'playwright-core';
import { type Office, type Province, startProvince } from '../faults/support/offices.js';
import { eventually } from '../support/eventually.js';
import { joinPerson, type Person } from '../support/people.js';
import { describeWith } from '../support/tools.js';
import { barriersOn, type Desk, keepPicture, openBrowser, signInAt, sitDown } from './support/browser.js';
import { sendForm, sendLetter } from './support/letters.js';
import { workOnPages } from './support/on-pages.js';

/** Of people. */
const accessTokenMs = 2 * 60_000;
/** Past midnight, and past every session. */
const nightMs = 26 * 60 * 60_000;

/* Several people at the same documents: the sender's clerk, two of a recipient's, one of neither. */
describeWith('chromium', 'documents between people', (chromiumPath) => {
  let province: Province;
  let browser: Browser;
  let ministry: Office;
  let people: Map<string, Person>;
  let sent: SubmissionView;
  let sender: Desk;
  let first: Desk;

  beforeAll(async () => {
    province = await startProvince(['G22'], { EDOC_TWO_PERSONS: 'off' });
    [ministry] = province.offices as [Office];
    browser = await openBrowser(chromiumPath);
    people = await workOnPages(province.operator, {
      'H36.07': ['mai', 'nga'],
      'H36.15': ['binh'],
      H01: ['hoa', 'son', 'minh'],
    });
    people.set('lan', await joinPerson(province.operator, 'lan', { role: 'clerk', agencies: ['G22'] }));
    sent = await sendLetter(ministry, { number: 1, subject: 'V/v lấy ý kiến', to: ['H36.07', 'H36.15'] });
    sender = await sitDown(browser, province.axis.url, named('lan'), { at: '/sent' });
    first = await sitDown(browser, province.axis.url, named('mai'), { at: `/documents/${sent.id}` });
  });
  afterAll(async () => {
    await browser?.close();
    await province?.stop();
  });

  const named = (name: string) => people.get(name) as Person;
  const opensFile = async (page: Page) => {
    await page.getByRole('button', { name: 'Xem ghi-chu.txt' }).click();
    await page.frameLocator('iframe').getByText('Ghi chú của số').waitFor();
    await page.keyboard.press('Escape');
  };
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const inDialog = (page: Page, name: string) =>
    page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

  it('two clerks answer the same delivery: the second is told what the first said, and nothing is sent', async () => {
    const second = await sitDown(browser, province.axis.url, named('nga'), { at: `/documents/${sent.id}` });
    await opensFile(first.page);
    await button(second.page, 'Từ chối').click();
    await second.page.getByRole('dialog').getByLabel('Lý do').fill('Không thuộc thẩm quyền');
    await button(first.page, 'Tiếp nhận').click();
    await inDialog(first.page, 'Tiếp nhận');
    await first.page.getByText('Đã vào sổ: số đến 1').waitFor();
    await inDialog(second.page, 'Từ chối');
    await second.page.getByText('tài khoản mai đã phản hồi "Đã tiếp nhận"').waitFor();
    expect(await second.page.getByRole('dialog').getByLabel('Lý do').inputValue()).toBe('Không thuộc thẩm quyền');
    await keepPicture(second.page, 'answered-meanwhile');
    const { deliveries } = await ministry.client.document(sent.id);
    expect(deliveries.find(({ recipient }) => recipient === 'H36.07')).toMatchObject({ state: 'acknowledged' });
    expect([first.complaints, second.complaints]).toEqual([[], []]);
    await second.context.close();
  });

  /** Keeps a page's answers back until all of them are there. */
  const holdAnswers = async (pages: readonly Page[]) => {
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    const arrived = pages.map((page) => page.waitForRequest(/\/v1\/deliveries\/[^/]+\/answer$/));
    for (const page of pages) {
      await page.route('**/v1/deliveries/*/answer', async (route) => {
        await released;
        await route.continue();
      });
    }
    return async () => {
      await Promise.all(arrived);
      release();
    };
  };

  it('two clerks press at the same moment: exactly one answer counts, and the other is told whose', async () => {
    const { id } = await sendLetter(ministry, { number: 3, subject: 'V/v hai người cùng trả lời', to: ['H36.07'] });
    const desks = [
      await sitDown(browser, province.axis.url, named('mai'), { at: `/documents/${id}` }),
      await sitDown(browser, province.axis.url, named('nga'), { at: `/documents/${id}` }),
    ] as const;
    const [taking, refusing] = [desks[0].page, desks[1].page];
    await opensFile(taking);
    await button(refusing, 'Từ chối').click();
    await refusing.getByRole('dialog').getByLabel('Lý do').fill('Không thuộc thẩm quyền');
    await button(taking, 'Tiếp nhận').click();
    const releaseBoth = await holdAnswers([taking, refusing]);
    await Promise.all([inDialog(taking, 'Tiếp nhận'), inDialog(refusing, 'Từ chối'), releaseBoth()]);
    const answers = async () => (await ministry.client.document(id)).deliveries.flatMap((each) => each.answers);
    await eventually(async () => expect(await answers()).toHaveLength(1));
    const [counted] = await answers();
    const isTaken = counted?.status === '03';
    const [quick, late] = isTaken ? [taking, refusing] : [refusing, taking];
    const whose = isTaken
      ? 'tài khoản mai đã phản hồi "Đã tiếp nhận"'
      : 'tài khoản nga đã phản hồi "Từ chối tiếp nhận"';
    await late.getByRole('alert').getByText(whose).waitFor();
    await quick.getByRole('dialog').waitFor({ state: 'detached' });
    expect(counted?.by).toBe(isTaken ? 'person:mai' : 'person:nga');
    expect(await answers()).toHaveLength(1);
    for (const { complaints, context } of desks) {
      expect(complaints).toEqual([]);
      await context.close();
    }
  });

  it('a sender sees how far each recipient is, and takes back from one what nobody has fetched', async () => {
    const { page } = sender;
    const row = page.getByRole('listitem').filter({ hasText: '1/2 đã tiếp nhận' });
    await row.filter({ hasText: 'Hạn 01/08/2025' }).waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'sent');
    await page.getByRole('link').filter({ hasText: '1/UBND-VP' }).click();
    await page.getByRole('heading', { name: 'Nơi nhận' }).waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await button(page, 'Lấy lại').click();
    await page.getByLabel('Từ tất cả nơi nhận').uncheck();
    await page.getByRole('dialog').getByLabel('Cơ quan H36.15').check();
    await page.getByRole('dialog').getByLabel('Lý do').fill('Gửi nhầm nơi nhận');
    expect(await barriersOn(page)).toEqual([]);
    await inDialog(page, 'Lấy lại');
    await page.getByRole('heading', { name: 'Kết quả lấy lại' }).waitFor();
    await keepPicture(page, 'taken-back');
    await inDialog(page, 'Xong');
    await page.getByText('Đã lấy lại', { exact: true }).first().waitFor();
    expect(sender.complaints).toEqual([]);
  });

  it('a sender asks for what was taken already; the recipient agrees from its page', async () => {
    const { page } = sender;
    await button(page, 'Lấy lại').click();
    await page.getByRole('dialog').getByLabel('Lý do').fill('Có sai sót về thể thức');
    await inDialog(page, 'Lấy lại');
    await page.getByRole('dialog').getByText('Đã hỏi, chờ nơi nhận trả lời').waitFor();
    await inDialog(page, 'Xong');
    await first.page.getByText('Có sai sót về thể thức').first().waitFor();
    expect(await barriersOn(first.page)).toEqual([]);
    await button(first.page, 'Đồng ý').click();
    await inDialog(first.page, 'Đồng ý');
    await first.page.getByText('Đã lấy lại', { exact: true }).first().waitFor();
    await keepPicture(first.page, 'agreed');
    await eventually(async () => {
      const { deliveries } = await ministry.client.document(sent.id);
      expect(deliveries.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
    });
    expect(first.complaints).toEqual([]);
  });

  it('a clerk of another agency who guesses an id is told that there is no such document', async () => {
    const { page, context, complaints } = await sitDown(browser, province.axis.url, named('hoa'), {
      at: `/documents/${sent.id}`,
    });
    await page.getByRole('alert').waitFor();
    const told = (text: string) => text.replace(/[0-9a-f-]{20,}/g, '').replace(/Mã sự cố:.*/s, '');
    const guessed = told(await page.getByRole('main').innerText());
    expect(guessed).not.toContain('UBND-VP');
    await page.goto('/documents/00000000-0000-7000-8000-000000000000');
    await page.getByRole('alert').waitFor();
    expect(told(await page.getByRole('main').innerText())).toBe(guessed);
    const file = await page.goto(`/portal/documents/${sent.id}/attachments/1?show=1`);
    expect(file?.status()).toBeGreaterThanOrEqual(403);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('an agency that works on the pages declares its document void; nobody opens it any more', async () => {
    const { id } = await sendForm(named('minh'), province.axis.url, {
      from: 'H01',
      to: ['H36.07'],
      code: { codeNumber: '5', codeNotation: 'QĐ' },
      promulgationInfo: { place: 'Hà Nội', promulgationDate: '2025/07/02' },
      documentType: { typeName: 'Quyết định' },
      subject: 'Về việc ban hành quy chế',
    });
    const { page, context, complaints } = await sitDown(browser, province.axis.url, named('son'), {
      at: `/documents/${id}`,
    });
    await first.page.goto(`/documents/${id}`);
    await opensFile(first.page);
    await button(page, 'Thu hồi').click();
    await page.getByRole('dialog').getByLabel('Lý do').fill('Ban hành sai thẩm quyền');
    expect(await barriersOn(page)).toEqual([]);
    await inDialog(page, 'Thu hồi');
    await page.getByText('Đã có thông báo thu hồi văn bản này').waitFor();
    await first.page.getByText('Đã có thông báo thu hồi văn bản này').waitFor();
    await button(first.page, 'Xem ghi-chu.txt').waitFor({ state: 'detached' });
    await keepPicture(first.page, 'revoked');
    await button(first.page, 'Báo đã hủy văn bản').click();
    await inDialog(first.page, 'Báo đã hủy văn bản');
    await first.page.getByText('Đã thu hồi', { exact: true }).first().waitFor();
    await page.getByText('Đã thu hồi', { exact: true }).first().waitFor();
    expect([complaints, first.complaints]).toEqual([[], []]);
    await context.close();
  });

  it('nothing is late yet, and the board says so', async () => {
    const { page } = sender;
    await page.goto('/overdue');
    await page.getByText('Không nơi nào đang chậm').waitFor();
    expect(await barriersOn(page)).toEqual([]);
  });

  it('what is late tells number, subject and other side', async () => {
    const { page } = sender;
    const late = {
      ...{
        code: 'overdue.collection',
        who: 'recipient-system',
        document: sent.id,
        delivery: sent.id,
        documentId: 'G22,1',
      },
      ...{ number: '1/UBND-VP', subject: `V/v lấy ý kiến ${'về dự thảo nghị quyết '.repeat(40)}`, dueOn: '2025-08-01' },
      ...{ sender: 'G22', recipient: 'H36.07', recipientName: 'Sở Nội vụ', urgent: false, priority: 2 },
      sentence: { vi: 'Sở Nội vụ chưa lấy văn bản về.', en: 'Sở Nội vụ has not collected it.' },
      ...{ beganAt: '2025-07-02T01:00:00Z', dueAt: '2025-07-02T05:00:00Z', noticedAt: '2025-07-02T05:00:00Z' },
    };
    await page.route(/\/v1\/overdue/, (route) =>
      route.fulfill({ json: { overdue: route.request().url().includes('role=sent') ? [late] : [], upTo: 1 } }),
    );
    await page.goto('/overdue');
    const line = page.getByRole('link').filter({ hasText: 'V/v lấy ý kiến' });
    for (const text of ['1/UBND-VP', 'Thượng khẩn', 'Hạn 01/08/2025', 'Sở Nội vụ']) {
      await line.getByText(text).first().waitFor();
    }
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'overdue');
    await page.unroute(/\/v1\/overdue/);
    expect(sender.complaints).toEqual([]);
  });

  const endSession = async (authorization: string) => {
    const address = `${province.axis.url}/v1/sessions`;
    const headers = { authorization };
    const { sessions } = (await (await fetch(address, { headers })).json()) as ReplyOf<typeof listSessions>;
    const current = sessions.find((session) => session.current)?.id ?? '';
    expect((await fetch(`${address}/${current}`, { method: 'DELETE', headers })).status).toBe(200);
  };

  it('a session that ended is asked for over the page, and what was under way goes on afterwards', async () => {
    const { id } = await sendLetter(ministry, { number: 2, subject: 'V/v họp giao ban', to: ['H36.15'] });
    const { page, context } = await sitDown(browser, province.axis.url, named('binh'), { at: `/documents/${id}` });
    const asked = page.waitForRequest(/\/receipts/);
    await opensFile(page);
    await button(page, 'Từ chối').click();
    await page.getByRole('dialog').getByLabel('Lý do').fill('Trùng văn bản đã nhận');
    await endSession((await asked).headers().authorization ?? '');
    // Until its access token ends a page cannot know.
    await page.clock.install();
    await page.clock.fastForward(accessTokenMs);
    // Pressed in the moment before the page has noticed by itself.
    await page
      .locator('form:has(textarea)')
      .evaluate((form) => (form as unknown as { requestSubmit(): void }).requestSubmit());
    await page.getByRole('heading', { name: 'Phiên làm việc đã hết' }).waitFor();
    await keepPicture(page, 'session-ended');
    expect(await page.getByRole('textbox', { name: 'Lý do' }).inputValue()).toBe('Trùng văn bản đã nhận');
    await signInAt(page, named('binh'));
    // What was under way goes on by itself.
    await page.getByText('Từ chối tiếp nhận', { exact: true }).first().waitFor();
    await context.close();
  });

  it('a computer closed over night comes back as it was left: what was written is there, and goes out once she has signed in', async () => {
    const { id } = await sendLetter(ministry, { number: 4, subject: 'V/v rà soát số liệu', to: ['H36.15'] });
    const { page, context } = await sitDown(browser, province.axis.url, named('binh'), { at: `/documents/${id}` });
    const asked = page.waitForRequest(/\/receipts/);
    await opensFile(page);
    await button(page, 'Từ chối').click();
    await page.getByRole('dialog').getByLabel('Lý do').fill('Đã có văn bản thay thế');
    const { authorization = '' } = (await asked).headers();
    await page.clock.install();
    await context.setOffline(true);
    await page.clock.fastForward(nightMs);
    await page.getByText('Mất kết nối với trục').waitFor();
    await endSession(authorization);
    await context.setOffline(false);
    await page.getByRole('heading', { name: 'Phiên làm việc đã hết' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Lý do' }).inputValue()).toBe('Đã có văn bản thay thế');
    await signInAt(page, named('binh'));
    await page.getByRole('heading', { name: 'Phiên làm việc đã hết' }).waitFor({ state: 'detached' });
    await page.getByText('Mất kết nối với trục').waitFor({ state: 'detached' });
    await inDialog(page, 'Từ chối');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('Từ chối tiếp nhận', { exact: true }).first().waitFor();
    const { deliveries } = await ministry.client.document(id);
    expect(deliveries[0]).toMatchObject({ state: 'refused', answers: [{ description: 'Đã có văn bản thay thế' }] });
    await context.close();
  });
});
