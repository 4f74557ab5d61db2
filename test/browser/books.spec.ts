import { readFileSync } from 'node:fs';
import { agencyView, systemView } from '@edoc-axis/contracts';
import type { Browser, Page } from 'playwright-core';
import { type Province, startProvince } from '../faults/support/offices.js';
import { joinPerson } from '../support/people.js';
import { describeWith } from '../support/tools.js';
import { filesIn } from '../support/unzip.js';
import { barriersOn, type Desk, keepPicture, openBrowser, sitDown } from './support/browser.js';
import { sendLetter } from './support/letters.js';

/* A commune without a system keeps its registers and its archive here. */
describeWith('chromium', 'registers and the archive', (chromiumPath) => {
  const commune = 'H36.52';
  let province: Province;
  let browser: Browser;
  let desk: Desk;

  beforeAll(async () => {
    province = await startProvince(['H36.07'], { EDOC_TWO_PERSONS: 'off' });
    const { operator, offices } = province;
    const validFrom = '2025-07-01T00:00:00+07:00';
    const entry = { code: commune, name: 'UBND xã Tà Hine', validFrom, policy: 'channel' };
    await operator.post(agencyView, '/v1/agencies', entry);
    await operator.post(systemView, '/v1/systems', { name: 'cong', door: 'portal', agencies: [commune] });
    for (const number of [11, 12, 13]) {
      const [office] = offices;
      if (office) await sendLetter(office, { number, to: [commune], subject: `V/v số ${number}` });
    }
    browser = await openBrowser(chromiumPath);
    const mai = await joinPerson(operator, 'mai', { role: 'clerk', agencies: [commune] });
    desk = await sitDown(browser, province.axis.url, mai, { at: '/books' });
  });
  afterAll(async () => {
    await browser?.close();
    await province?.stop();
  });

  /** Not among what is still to be entered. */
  const inBook = (page: Page, code: string) =>
    page.getByRole('list', { name: 'Sổ văn bản đến' }).getByRole('listitem').filter({ hasText: code });
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

  /** Opens and acknowledges the document of that number as a program of the clerk would: without entering it. */
  const acknowledges = (page: Page, number: number) =>
    page.evaluate(async (wanted) => {
      const headers = { 'content-type': 'application/json', 'x-edoc-portal': '1' };
      const session = await fetch('/portal/session/token', { method: 'POST', headers, body: '{"active":true}' });
      const { accessToken } = (await session.json()) as { accessToken: string };
      const authorization = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
      const list = await fetch('/v1/documents?role=received', { headers: authorization });
      const { documents } = (await list.json()) as {
        documents: { id: string; delivery: string; code: { number: string } }[];
      };
      const line = documents.find(({ code }) => code.number === String(wanted));
      if (!line) throw new Error('It has not come.');
      await (await fetch(`/v1/documents/${line.id}/attachments/2`, { headers: authorization })).arrayBuffer();
      const body = JSON.stringify({ status: '03' });
      const told = await fetch(`/v1/deliveries/${line.delivery}/answer`, {
        method: 'POST',
        headers: authorization,
        body,
      });
      if (!told.ok) throw new Error(await told.text());
    }, number);

  it('what was taken without a number is entered here, and found by it', async () => {
    const { page } = desk;
    await page.getByText('Năm này chưa có văn bản nào vào sổ').waitFor();
    await acknowledges(page, 11);
    await acknowledges(page, 12);
    await page.reload();
    await page.getByText('Đã tiếp nhận, chưa vào sổ (2)').waitFor();
    await button(page, 'Vào sổ văn bản 11/UBND-VP').click();
    await page.getByRole('dialog').getByLabel('Số đến').fill('7');
    await page.getByRole('dialog').getByRole('button', { name: 'Vào sổ', exact: true }).click();
    await page.getByText('Đã vào sổ, số đến 7.').waitFor();
    await button(page, 'Vào sổ văn bản 12/UBND-VP').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Vào sổ', exact: true }).click();
    await page.getByText('Đã vào sổ, số đến 8.').waitFor();
    await inBook(page, '12/UBND-VP').waitFor();
    await page.getByLabel('Đến số').fill('8');
    await page.keyboard.press('Enter');
    await page.locator('[data-row="1"]:focus').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'books');
  });

  it('what was entered wrongly is corrected with a reason, and what it was stays to be read', async () => {
    const { page } = desk;
    const dialog = page.getByRole('dialog');
    await button(page, 'Đính chính').click();
    await dialog.getByLabel('Số đến cần đính chính').fill('99');
    await dialog.getByRole('button', { name: 'Tiếp tục' }).click();
    await dialog.getByText('không có số 99').waitFor();
    await dialog.getByLabel('Số đến cần đính chính').fill('8');
    await dialog.getByRole('button', { name: 'Tiếp tục' }).click();
    await dialog.getByText('V/v số 12').waitFor();
    await dialog.getByLabel('Số đến', { exact: true }).fill('7');
    await dialog.getByLabel('Lý do đính chính').fill('Ghi nhầm số');
    await dialog.getByRole('button', { name: 'Đính chính', exact: true }).click();
    await dialog.getByText('đã cấp cho văn bản 11/UBND-VP').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'books-correct');
    await dialog.getByLabel('Số đến', { exact: true }).fill('9');
    await dialog.getByRole('button', { name: 'Đính chính', exact: true }).click();
    await page.getByText('Đã đính chính: số đến 9').waitFor();
    const row = inBook(page, '12/UBND-VP');
    await row.locator('del').filter({ hasText: '8' }).waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'books-corrected');

    await row.getByRole('link').click();
    await page.getByText('Trước là số đến 8').waitFor();
    await page.getByText('Ghi nhầm số').waitFor();
    await button(page, 'Đính chính').click();
    await dialog.getByLabel('Số đến', { exact: true }).fill('8');
    await dialog.getByLabel('Lý do đính chính').fill('Số cũ đúng');
    await dialog.getByRole('button', { name: 'Đính chính', exact: true }).click();
    await page.getByText('Trước là số đến 9').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'document-corrected');
    await page.goto('/books');
    await row.locator('del').filter({ hasText: '9' }).waitFor();
  });

  it('a register is kept as a sheet, and printed as the paper book has it', async () => {
    const { page, complaints } = desk;
    const saving = page.waitForEvent('download');
    await button(page, 'CSV').click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toMatch(/^so-van-ban-den-H36\.52-\d{4}\.csv$/);
    expect(readFileSync(await saved.path(), 'utf8')).toContain('11/UBND-VP');
    await page.evaluate('window.print = () => {}');
    await button(page, 'In sổ').click();
    await page.locator('.printed-book').waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'print' });
    await page.getByText('Người giữ sổ').waitFor();
    await page.locator('.printed-book').getByText('Trước là số đến 9').waitFor();
    expect(await page.locator('.printed-book tbody tr').count()).toBe(2);
    await keepPicture(page, 'books-printed');
    await page.emulateMedia({ media: 'screen' });
    await button(page, 'Sổ văn bản đi').click();
    await page.getByText('Năm này chưa gửi văn bản nào qua trục.').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('the archive brings packets and receipts, and says what it leaves out and why', async () => {
    const { page, complaints } = desk;
    await page.goto('/archive');
    await button(page, 'Xem trước').click();
    await page.getByText('3 văn bản trong thời gian này.').waitFor();
    await page.getByText('Chưa ai mở').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'archive');
    const saving = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Tải về (ZIP)' }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('H36.52-van-ban-den.zip');
    const names = [...filesIn(readFileSync(await saved.path())).keys()];
    expect(names.filter((name) => name.endsWith('.edxml'))).toHaveLength(2);
    expect(names).toContain('index.json');
    await button(page, 'English').click();
    await button(page, 'Light / dark').click();
    for (const [at, heading] of [
      ['archive', 'Download for the archive'],
      ['books', 'Registers of documents'],
      ['write', 'Write and send'],
    ] as const) {
      await page.goto(`/${at}`);
      await page.getByRole('heading', { name: heading }).waitFor();
      if (at === 'write') await page.getByLabel('Subject').waitFor();
      expect(await barriersOn(page)).toEqual([]);
      await keepPicture(page, `${at}-en-dark`);
    }
    expect(complaints).toEqual([]);
  });
});
