import { freezeDocument, listReadings } from '@edoc-axis/contracts';
import type { Browser, Page } from 'playwright-core';
import { type Office, type Province, startProvince } from '../faults/support/offices.js';
import { eventually } from '../support/eventually.js';
import type { Person } from '../support/people.js';
import { describeWith } from '../support/tools.js';
import { barriersOn, type Desk, keepPicture, openBrowser, phone, sitDown } from './support/browser.js';
import { sendLetter } from './support/letters.js';
import { workOnPages } from './support/on-pages.js';

/* The clerk of an agency that works on the pages, and what is sent to it. Each test has a document of its own. */
describeWith('chromium', 'documents received', (chromiumPath) => {
  let province: Province;
  let browser: Browser;
  let ministry: Office;
  let lan: Desk;
  let page: Page;

  beforeAll(async () => {
    province = await startProvince(['G22'], { EDOC_TWO_PERSONS: 'off' });
    [ministry] = province.offices as [Office];
    browser = await openBrowser(chromiumPath);
    const people = await workOnPages(province.operator, { 'H36.07': ['lan'], 'H36.15': ['hoa'] });
    lan = await sitDown(browser, province.axis.url, people.get('lan') as Person, { at: '/received' });
    page = lan.page;
  });
  afterEach(() => expect(lan.complaints).toEqual([]));
  afterAll(async () => {
    await browser?.close();
    await province?.stop();
  });

  const send = (number: number, subject: string, priority: 0 | 3 = 0) =>
    sendLetter(ministry, { number, subject, priority, to: ['H36.07', 'H36.15'] });
  const opensFile = async () => {
    await page.getByRole('button', { name: 'Xem ghi-chu.txt' }).click();
    await page.frameLocator('iframe').getByText('Ghi chú của số').waitFor();
    await page.keyboard.press('Escape');
  };
  const once = <Given>(act: () => Promise<Given>) => {
    let done: Promise<Given> | undefined;
    return () => (done ??= act());
  };
  const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

  it('come into the list, the menu and the title by themselves, what is urgent first', async () => {
    await page.getByText('Không có văn bản nào đang chờ bạn.').waitFor();
    await send(1, 'V/v báo cáo định kỳ');
    await page.getByRole('listitem').filter({ hasText: '1/UBND-VP' }).first().waitFor();
    await send(2, 'V/v phòng chống bão số 5', 3);
    const waiting = page.getByRole('list', { name: 'Chờ tôi' }).getByRole('listitem');
    await waiting.first().filter({ hasText: 'Hỏa tốc' }).filter({ hasText: '2/UBND-VP' }).waitFor();
    await waiting.first().filter({ hasText: 'Hạn 01/08/2025' }).waitFor();
    await eventually(async () => expect(await page.title()).toMatch(/^\(2\) /));
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'received');
  });

  it('are found by words without accents, by the other side and by how they stand; the address keeps what was asked', async () => {
    await page.goto('/received');
    await page.getByLabel('Tìm số, ký hiệu').fill('phong chong bao');
    await page.waitForURL(/text=phong/);
    const found = page.getByRole('list', { name: 'Tất cả văn bản đến' }).getByRole('listitem');
    await page.getByRole('heading', { name: 'Kết quả tìm' }).waitFor();
    await found.filter({ hasText: '1/UBND-VP' }).waitFor({ state: 'detached' });
    await eventually(async () => expect(await found.count()).toBe(1));
    await page.getByRole('button', { name: 'Bộ lọc' }).click();
    await page.getByLabel('Trạng thái').selectOption('acknowledged');
    await page.getByText('Không tìm thấy văn bản nào.').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.reload();
    await page.getByText('Không tìm thấy văn bản nào.').waitFor();
    await page.getByRole('button', { name: 'Bỏ lọc' }).click();
    await found.filter({ hasText: '1/UBND-VP' }).waitFor();
  });

  it('are opened, taken and entered with the keyboard alone; the timeline tells of it', async () => {
    await page.goto('/received');
    await page.getByRole('list', { name: 'Chờ tôi' }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('heading', { name: 'Phím tắt' }).waitFor();
    await keepPicture(page, 'keys');
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '2/UBND-VP' }).waitFor();
    await page.locator('.paper').getByText('01/08/2025').waitFor();
    await page.locator('.paper').getByText('KT. CHỦ TỊCH · PHÓ CHỦ TỊCH · Nguyễn Văn A').waitFor();
    await page.getByText('Hãy mở hoặc tải tệp trước').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Xem ghi-chu.txt' }).press('Enter');
    await page.frameLocator('iframe').getByText('Ghi chú của số 2').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Tiếp nhận', exact: true }).waitFor();
    await page.keyboard.press('t');
    expect(await page.getByLabel('Vào sổ văn bản đến').isChecked()).toBe(true);
    await page.getByLabel('Số đến').fill('41');
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'take');
    await page.getByLabel('Số đến').press('Enter');
    await page.getByText('Đã vào sổ: số đến 41').waitFor();
    // What is told in passing lies over the page: it hides what is behind it.
    const colour = await page.evaluate("getComputedStyle(document.querySelector('.told > p')).backgroundColor");
    expect(colour).toMatch(/^rgb\(/);
    await page.getByText(/^Số đến 41, ngày đến/).waitFor();
    await page.getByRole('button', { name: 'Vào sổ văn bản đến' }).waitFor({ state: 'detached' });
    await page.getByText('H36.07 đã tiếp nhận văn bản').first().waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'document-taken');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Văn bản đến', exact: true }).waitFor();
  });

  it('are worked on step by step, and returned with a reason even after they were taken', async () => {
    const { id } = await send(3, 'V/v góp ý dự thảo');
    await page.goto(`/documents/${id}`);
    await opensFile();
    await page.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
    await inDialog('Tiếp nhận');
    await page.getByRole('button', { name: 'Phân công' }).click();
    await page.getByLabel('Phòng, bộ phận').fill('Phòng Tổng hợp');
    await inDialog('Phân công');
    await page.getByText('Giao cho: Phòng Tổng hợp').waitFor();
    await page.getByRole('button', { name: 'Trả lại' }).click();
    await inDialog('Trả lại');
    expect(await page.getByRole('dialog').count()).toBe(1);
    await page.getByRole('dialog').getByLabel('Lý do').fill('Không thuộc thẩm quyền');
    await inDialog('Trả lại');
    await page.getByText('Đã trả lại', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Phân công' }).waitFor({ state: 'detached' });
  });

  it('are refused with a reason, which the sender reads', async () => {
    const { id } = await send(4, 'V/v gửi nhầm');
    await page.goto(`/documents/${id}`);
    await opensFile();
    await page.getByRole('button', { name: 'Từ chối' }).click();
    await page.getByRole('dialog').getByLabel('Lý do').fill('Gửi nhầm nơi nhận');
    await inDialog('Từ chối');
    await page.getByText('Từ chối tiếp nhận', { exact: true }).first().waitFor();
    const { deliveries } = await ministry.client.document(id);
    const [own] = deliveries.filter(({ recipient }) => recipient === 'H36.07');
    expect(own).toMatchObject({ state: 'refused', answers: [{ status: '02', description: 'Gửi nhầm nơi nhận' }] });
  });

  it('are on paper one sheet', async () => {
    await page.getByRole('heading', { name: '4/UBND-VP' }).waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('heading', { name: 'Phiếu theo dõi văn bản' }).waitFor();
    const sheet = await page.pdf({
      format: 'A4',
      margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' },
    });
    expect(sheet.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: null });
  });

  it('stay in sight while there is no network; the page says so and goes on when there is', async () => {
    await page.goto('/received');
    await page.getByRole('list', { name: 'Chờ tôi' }).waitFor();
    await lan.context.setOffline(true);
    await page.getByRole('searchbox').fill('bao cao');
    await page.getByText('Mất kết nối với trục').waitFor();
    await page.getByText('Không kết nối được với trục').waitFor();
    await keepPicture(page, 'offline');
    await lan.context.setOffline(false);
    await page.getByText('Mất kết nối với trục').waitFor({ state: 'detached' });
    await page.getByRole('listitem').filter({ hasText: '1/UBND-VP' }).waitFor();
    lan.complaints.splice(0);
  });

  it('are answered once, though the line dies before the answer is sent and again before its receipt comes', async () => {
    const { id } = await send(6, 'V/v đường truyền chập chờn');
    await page.goto(`/documents/${id}`);
    await opensFile();
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
    await dialog.getByLabel('Số đến').fill('77');
    await dialog.getByLabel('Ghi chú').fill('Đã chuyển lãnh đạo');
    const isKept = async () => {
      await dialog.getByText('Không kết nối được với trục').waitFor();
      expect(await dialog.getByLabel('Số đến').inputValue()).toBe('77');
      expect(await dialog.getByLabel('Ghi chú').inputValue()).toBe('Đã chuyển lãnh đạo');
    };
    const stands = async () => {
      const { deliveries } = await ministry.client.document(id);
      return deliveries.find(({ recipient }) => recipient === 'H36.07');
    };
    await lan.context.setOffline(true);
    await inDialog('Tiếp nhận');
    await isKept();
    await keepPicture(page, 'answer-offline');
    expect(await stands()).toMatchObject({ state: 'delivered', answers: [] });
    await lan.context.setOffline(false);

    // It arrives, and nobody hears of it.
    const answer = '**/v1/deliveries/*/answer';
    await page.route(answer, async (route) => {
      await route.fetch();
      await route.abort();
    });
    await inDialog('Tiếp nhận');
    await eventually(async () => expect(await stands()).toMatchObject({ state: 'acknowledged' }));
    await isKept();
    await page.unroute(answer);
    await inDialog('Tiếp nhận');
    await page.getByText('Đã vào sổ: số đến 77').waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect((await stands())?.answers).toMatchObject([{ status: '03', description: 'Đã chuyển lãnh đạo' }]);
    const receipts = await ministry.client.receipts(id);
    expect(receipts.filter(({ event }) => event === 'ConsignmentAcceptance')).toHaveLength(1);
    lan.complaints.splice(0);
  });

  it('are not shown in silence: a file that is refused, or does not come, says why, and is asked for again', async () => {
    const { id } = await send(5, 'V/v tệp không mở được');
    const { operator } = province;
    await page.goto(`/documents/${id}`);
    const show = page.getByRole('button', { name: 'Xem ghi-chu.txt' });
    const dialog = page.getByRole('dialog');
    await show.waitFor();
    await lan.context.setOffline(true);
    await show.click();
    await dialog.getByText('Không kết nối được với trục').waitFor();
    expect(await dialog.locator('iframe').count()).toBe(0);
    await lan.context.setOffline(false);
    await page.frameLocator('iframe').getByText('Ghi chú của số 5').waitFor();
    await page.keyboard.press('Escape');
    const { readings } = await operator.get(listReadings.reply, `/v1/documents/${id}/readings`);
    expect(readings).toMatchObject([{ who: 'lan', attachment: 2, shown: true }]);

    // Frozen after it was asked about, and before the frame came.
    const freeze = once(() =>
      operator.post(freezeDocument.reply, `/v1/documents/${id}/freeze`, { reason: 'tra soát' }),
    );
    await page.route('**/openable', async (route) => {
      await freeze();
      await route.fulfill({ json: {} });
    });
    await show.click();
    await dialog.getByText('đang bị tạm giữ trên trục').waitFor();
    await dialog.getByText('Mã sự cố:').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.unroute('**/openable');
    const asked = page.waitForResponse(/\/openable$/);
    await dialog.getByRole('button', { name: 'Thử lại' }).click();
    expect((await asked).status()).toBe(403);
    await dialog.getByText('đang bị tạm giữ trên trục').waitFor();
    await keepPicture(page, 'file-refused');
    await page.keyboard.press('Escape');
    expect((await operator.get(listReadings.reply, `/v1/documents/${id}/readings`)).readings).toHaveLength(1);
    lan.complaints.splice(0);
  });

  it('are there on a phone, in English and in the dark', async () => {
    await page.goto('/received');
    await page.setViewportSize(phone.viewport ?? { width: 390, height: 844 });
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Light / dark' }).click();
    await page.getByRole('listitem').first().waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'received-phone-en-dark');
    await page.getByRole('link').filter({ hasText: '3/UBND-VP' }).click();
    await page.getByRole('heading', { name: 'Timeline' }).waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'document-phone-en-dark');
  });
});
