import { readFileSync } from 'node:fs';
import { agencyView, certificateEntry, systemView } from '@edoc-axis/contracts';
import { signPdf } from '@edoc-axis/signature';
import type { Browser, Page } from 'playwright-core';
import { type Office, type Province, startProvince } from '../faults/support/offices.js';
import { eventually } from '../support/eventually.js';
import { joinPerson, type Person } from '../support/people.js';
import { writePlainPdf } from '../support/plain-pdf.js';
import { describeWith } from '../support/tools.js';
import { barriersOn, type Desk, keepPicture, openBrowser, signInAt, sitDown } from './support/browser.js';

/* A commune without a system: its clerk writes and sends on the pages. */
describeWith('chromium', 'writing and sending', (chromiumPath) => {
  const commune = 'H36.52';
  let province: Province;
  let department: Office;
  let browser: Browser;
  let mai: Person;
  let nga: Person;
  let desk: Desk;

  beforeAll(async () => {
    province = await startProvince(['H36.07', 'H36.15'], { EDOC_TWO_PERSONS: 'off' });
    [department] = province.offices as [Office];
    const { operator } = province;
    const validFrom = '2025-07-01T00:00:00+07:00';
    const entry = { code: commune, name: 'UBND xã Tà Hine', validFrom, policy: 'channel' };
    await operator.post(agencyView, '/v1/agencies', entry);
    await operator.post(systemView, '/v1/systems', { name: 'cong', door: 'portal', agencies: [commune] });
    browser = await openBrowser(chromiumPath);
    mai = await joinPerson(operator, 'mai', { role: 'clerk', agencies: [commune] });
    nga = await joinPerson(operator, 'nga', { role: 'clerk', agencies: [commune] });
    desk = await sitDown(browser, province.axis.url, mai, { at: '/write' });
  });
  afterAll(async () => {
    await browser?.close();
    await province?.stop();
  });

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const inDialog = (page: Page, name: string) =>
    page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  const letter = (name = 'bao-cao.pdf') => ({
    name,
    mimeType: 'application/pdf',
    buffer: Buffer.from(writePlainPdf(['Báo cáo'])),
  });

  interface Written {
    readonly number: number;
    readonly subject: string;
    readonly to: readonly string[];
  }

  /** A new draft, with everything but its files. */
  const fill = async (page: Page, { number, subject, to }: Written) => {
    await page.goto('/write');
    await page.getByLabel('Trích yếu').fill(subject);
    await button(page, `Lấy số ${number}`).click();
    await page.getByLabel('Ký hiệu').fill('UBND');
    for (const code of to) {
      await page.getByLabel('Thêm nơi nhận').fill(code);
      await page.getByRole('listbox').getByRole('option', { name: code }).waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.recipients').getByText(code, { exact: true }).waitFor();
    }
    await page.getByLabel('Không chứa bí mật nhà nước').check();
  };

  it('who works with a system is not shown the way, and told why', async () => {
    const hoa = await joinPerson(province.operator, 'hoa', { role: 'clerk', agencies: ['H36.07'] });
    const { page, context } = await sitDown(browser, province.axis.url, hoa, { at: '/write' });
    await page.getByText('gửi văn bản bằng hệ thống quản lý văn bản của mình').waitFor();
    expect(await page.getByRole('link', { name: 'Soạn và gửi' }).count()).toBe(0);
    await context.close();
  });

  it('a draft with its files is there again after the page was loaded anew', async () => {
    const { page } = desk;
    await page.getByLabel('Trích yếu').fill('V/v báo cáo quý III');
    await button(page, 'Lấy số 1').click();
    await page.getByLabel('Ký hiệu').fill('UBND');
    await page.getByLabel('Nơi ban hành').fill('Tà Hine');
    await page.getByLabel('Thêm nơi nhận').fill('H36.07');
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await button(page, 'Bỏ Cơ quan H36.07').waitFor();
    await page
      .getByLabel('Chọn tệp')
      .setInputFiles([{ name: 'phu-luc.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n') }, letter()]);
    await page.getByText('Đã giữ bản nháp').waitFor();
    await page.reload();
    await page.getByText('bao-cao.pdf').waitFor();
    await eventually(async () => expect(await page.getByLabel('Trích yếu').inputValue()).toBe('V/v báo cáo quý III'));
    // The document itself went to the first place.
    expect(await page.locator('.files li').first().innerText()).toContain('bao-cao.pdf');
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'write');
  });

  it('the check tells what unsigned files are worth, and sending leads to the document and its receipt', async () => {
    const { page, complaints } = desk;
    await button(page, 'Kiểm tra').click();
    await page.getByText('xác nhận không chứa bí mật nhà nước').waitFor();
    await page.getByLabel('Không chứa bí mật nhà nước').check();
    await button(page, 'Kiểm tra').click();
    await page.getByText('Tệp chưa ký số: chỉ để biết, tham khảo').first().waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'write-checked');
    await button(page, 'Gửi đến 1 nơi nhận').click();
    await page.getByText('Đã gửi. Trục đã nhận').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'write-sent');
    const saving = page.waitForEvent('download');
    await button(page, 'Tải biên nhận').click();
    expect(readFileSync(await (await saving).path(), 'utf8').split('.')).toHaveLength(3);
    await page.getByRole('link', { name: 'Xem văn bản và diễn biến' }).click();
    await page.getByRole('heading', { name: '1/UBND' }).first().waitFor();
    const [leased] = await department.client.lease();
    expect(leased?.document.documentId).toMatch(/^H36\.52,\d{4}\/\d\d\/\d\d,1\/UBND$/);
    expect(complaints).toEqual([]);
  });

  it('a PDF file with the signature of the agency makes it an original, and the check says so', async () => {
    const { page } = desk;
    const certificate = province.authority.issues({ name: commune });
    const registered = { pem: certificate.certificatePem, agencies: [commune], role: 'organisation' };
    await province.operator.post(certificateEntry, '/v1/certificates', registered);
    const signed = await signPdf(writePlainPdf(['Quyet dinh']), {
      key: certificate.privateKey,
      certificate: certificate.certificatePem,
    });
    await fill(page, { number: 2, subject: 'V/v quyết định', to: ['H36.15'] });
    await page
      .getByLabel('Chọn tệp')
      .setInputFiles([{ name: 'quyet-dinh.pdf', mimeType: 'application/pdf', buffer: signed }]);
    await button(page, 'Kiểm tra').click();
    await page.getByText('Chỉ có chữ ký số cơ quan').first().waitFor();
    await keepPicture(page, 'write-signed');
    await button(page, 'Gửi đến 1 nơi nhận').click();
    await page.getByText('Đã gửi. Trục đã nhận').waitFor();
  });

  it('a line that breaks while it sends: it is tried again, and sent once', async () => {
    const { page, context } = desk;
    await fill(page, { number: 3, subject: 'V/v gửi lại', to: [] });
    await button(page, 'Chọn từ cây đơn vị').click();
    await button(page, 'Chọn cả nhánh UBND tỉnh').click();
    await page.getByText(/^Đã thêm/).waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'write-tree');
    await inDialog(page, 'Xong');
    // It has no system, and would be refused.
    await button(page, 'Bỏ UBND tỉnh').click();
    await page.getByLabel('Chọn tệp').setInputFiles([letter()]);
    // The document arrives, and its receipt is lost on the way back.
    await context.route('**/v1/documents', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await button(page, /^Gửi đến \d+ nơi nhận$/).click();
    await page.getByText('chưa rõ trục đã nhận hay chưa').waitFor();
    await keepPicture(page, 'write-uncertain');
    await context.unroute('**/v1/documents');
    await page.reload();
    await button(page, 'Thử lại').click();
    await page.getByText('Đã gửi. Trục đã nhận').waitFor();
    await page.goto('/sent');
    await page.getByText('V/v gửi lại').first().waitFor();
    expect(await page.getByText('V/v gửi lại').count()).toBe(1);
  });

  it('recipients that cannot receive are named, and sending goes on without them; lists of recipients are kept', async () => {
    const { page } = desk;
    const validFrom = '2025-07-01T00:00:00+07:00';
    await province.operator.post(agencyView, '/v1/agencies', { code: 'H36.99', name: 'Xã sắp đóng', validFrom });
    await fill(page, { number: 4, subject: 'V/v nơi nhận', to: ['H36.15', 'H36.99'] });
    await button(page, 'Lưu thành danh sách').click();
    await page.getByLabel('Tên danh sách').fill('Các xã phía Bắc');
    await inDialog(page, 'Lưu danh sách');
    await page.getByLabel('Danh sách đã lưu').waitFor();
    await province.operator.post(agencyView, '/v1/agencies/H36.99/close', {
      at: new Date().toISOString(),
      reason: 'sắp xếp',
    });
    await page.getByLabel('Chọn tệp').setInputFiles([letter()]);
    await button(page, 'Gửi đến 2 nơi nhận').click();
    await page.getByText('Nơi nhận không nhận được văn bản:').waitFor();
    await keepPicture(page, 'write-bad-recipients');
    await button(page, 'Bỏ 1 nơi nhận này').click();
    await button(page, 'Gửi đến 1 nơi nhận').click();
    await page.getByText('Đã gửi. Trục đã nhận').waitFor();
  });

  it('a document is replaced from its page: the new one begins with its recipients, and both show each other', async () => {
    const { page } = desk;
    await page.goto('/sent');
    await page.getByText('V/v quyết định').first().click();
    await page.getByRole('link', { name: 'Thay thế', exact: true }).click();
    await page.getByText('Thay thế văn bản 2/UBND').waitFor();
    await page.locator('.recipients').getByText('H36.15', { exact: true }).waitFor();
    await button(page, 'Lấy số 5').click();
    await page.getByLabel('Ký hiệu').fill('UBND');
    await page.getByLabel('Lý do thay thế').fill('Sai biểu mẫu');
    await page.getByLabel('Chọn tệp').setInputFiles([letter()]);
    await page.getByLabel('Không chứa bí mật nhà nước').check();
    await button(page, 'Gửi đến 1 nơi nhận').click();
    await page.getByRole('link', { name: 'Xem văn bản và diễn biến' }).click();
    await page.getByText('2/UBND').first().waitFor();
  });

  it('a draft outlives a session that ended; and a phone shows the form', async () => {
    const { context, page } = await sitDown(browser, province.axis.url, nga, { at: '/write' });
    await page.getByLabel('Trích yếu').fill('V/v viết dở');
    await page.getByText('Đã giữ bản nháp').waitFor();
    await context.clearCookies();
    await page.reload();
    await signInAt(page, nga);
    await page.getByLabel('Trích yếu').waitFor();
    await eventually(async () => expect(await page.getByLabel('Trích yếu').inputValue()).toBe('V/v viết dở'));
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'write-phone');
    await button(page, 'Soạn văn bản mới').click();
    await page.getByText('Bản nháp trên máy này (1)').click();
    await button(page, 'Xóa').click();
    await inDialog(page, 'Xóa bản nháp');
    await page.getByText('Bản nháp trên máy này (1)').waitFor({ state: 'detached' });
    await context.close();
  });
});
