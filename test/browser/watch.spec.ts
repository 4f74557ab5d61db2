import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createClient } from '@edoc-axis/client';
import { addPerson, operatedDelivery, robotsView, waiting } from '@edoc-axis/contracts';
import type { Page } from 'playwright-core';
import { writeLetter } from '../faults/support/offices.js';
import { eventually } from '../support/eventually.js';
import { accept, joinPerson } from '../support/people.js';
import { describeWith } from '../support/tools.js';
import { looksAround } from './support/looks-around.js';
import { barriersOn, type Desk, keepPicture, openBeside, phone, sitDown } from './support/browser.js';
import { act, open, type TwoAdministrators, twoAdministrators } from './support/two-administrators.js';

/* Two administrators watch over the axis, each at a desk of their own. */
describeWith('chromium', 'watching over the axis', (chromiumPath) => {
  let office: TwoAdministrators;
  let one: Desk;
  let other: Desk;
  let invitationOfBranch = '';

  beforeAll(async () => {
    const at = { one: '/operations', other: '/reorganisations' };
    office = await twoAdministrators(chromiumPath, at, async ({ operator }) => {
      await operator.post(robotsView, '/v1/robots', {});
      const grants = [{ role: 'administrator', branch: 'H36.07' }];
      const added = await operator.post(addPerson.reply, '/v1/people', {
        name: 'tuan',
        fullName: 'Người tuan',
        grants,
      });
      invitationOfBranch = 'invitation' in added ? added.invitation : '';
    });
    ({ one, other } = office);
  });
  afterAll(async () => {
    expect([...(one?.complaints ?? []), ...(other?.complaints ?? [])]).toEqual([]);
    await office?.end();
  });

  const because = (page: Page, reason: string) =>
    page.getByRole('dialog').getByRole('textbox', { name: 'Lý do' }).fill(reason);

  it('a reorganisation is planned, rehearsed with its fault, mended, proposed by one and approved by another, and called off', async () => {
    const { page } = one;
    await open(page, '/reorganisations?tab=plan', 'Sắp xếp đơn vị');
    await page.getByLabel('Tên đợt').fill('sap-xep-2090');
    await page.getByLabel('Thời điểm hiệu lực').fill('2090-01-01T00:00');
    await page.getByLabel('Căn cứ').fill('Nghị quyết về việc sắp xếp');
    await page.getByRole('button', { name: 'Thêm đơn vị mở' }).click();
    const opened = page.getByRole('group', { name: 'Đơn vị mở mới, dòng 1' });
    await opened.getByLabel('Mã định danh').fill('H36.43');
    await opened.getByLabel('Tên', { exact: true }).fill('UBND phường Xuân Hương');
    await page.getByRole('combobox', { name: 'Tìm đơn vị sẽ đóng' }).fill('co quan H36.08');
    await page.getByRole('option', { name: 'H36.08' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Chạy thử' }).click();
    await page.getByText('Còn 1 lỗi phải sửa').waitFor();
    await page.getByRole('button', { name: 'Đơn vị đóng, dòng 1' }).click();
    expect(await page.getByRole('button', { name: 'Đề xuất' }).isDisabled()).toBe(true);
    expect(await barriersFromTop(page)).toEqual([]);
    await keepPicture(page, 'reorganisation-fault');

    // What was written outlives the page.
    await page.reload();
    const closed = page.getByRole('group', { name: 'Đơn vị đóng, dòng 1' });
    await closed.getByRole('textbox', { name: 'Đơn vị kế thừa' }).fill('H36.43,');
    await closed.getByLabel('Nơi nhận thay').fill('H36.43');
    await page.getByRole('button', { name: 'Chạy thử' }).click();
    await page.getByText('Không có lỗi').waitFor();
    await page.getByRole('list', { name: 'Trước' }).getByText('Nơi nhận thay: H36.43').waitFor();
    await page.getByRole('list', { name: 'Sau' }).getByText('mở mới').waitFor();
    expect(await barriersFromTop(page)).toEqual([]);
    await keepPicture(page, 'reorganisation-rehearsed');
    await page.getByRole('button', { name: 'Đề xuất' }).click();
    await act(page, 'Đề xuất');
    await page.getByText('Bạn đề xuất đợt này').waitFor();
    expect(await page.getByRole('button', { name: 'Phê duyệt' }).count()).toBe(0);

    await open(other.page, '/reorganisations', 'Sắp xếp đơn vị');
    await other.page.getByRole('link', { name: 'sap-xep-2090' }).click();
    await other.page.getByRole('button', { name: 'Phê duyệt' }).click();
    await act(other.page, 'Phê duyệt');
    await other.page.getByRole('timer').waitFor();
    await other.page.getByRole('list', { name: 'Sau' }).getByText('H36.43').waitFor();
    expect(await barriersFromTop(other.page)).toEqual([]);
    await keepPicture(other.page, 'reorganisation-approved');

    await page.reload();
    await page.getByRole('button', { name: 'Hủy đợt sắp xếp' }).click();
    await page.getByRole('dialog').getByLabel('Lý do hủy').fill('Hoãn theo Công văn 45');
    await act(page, 'Hủy đợt sắp xếp');
    await page.getByText('Đã hủy', { exact: true }).waitFor();
    await page.getByText('Hoãn theo Công văn 45').waitFor();
    await open(page, '/reorganisations', 'Sắp xếp đơn vị');
    await page.getByRole('cell', { name: 'Đã hủy' }).waitFor();
    expect(await barriersFromTop(page)).toEqual([]);
    await keepPicture(page, 'reorganisations');
  });

  it('a file that is no plan is said to be none, and a plan from a file keeps what the form does not show', async () => {
    const { page } = one;
    await open(page, '/reorganisations?tab=plan', 'Sắp xếp đơn vị');
    const file = page.locator('input[type=file]');
    await file.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('["<b>"]') });
    await page.getByText('Tệp này không phải phương án').waitFor();
    const plan = {
      ...{ name: 'tu-tep', effectiveAt: '2090-01-01T00:00:00+07:00', reason: 'Thử' },
      opens: [{ code: 'H36.44', name: 'UBND xã Một', policy: 'channel' }],
    };
    await file.setInputFiles({
      name: 'p.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(plan)),
    });
    await page.getByText('Giữ nguyên như trong tệp: policy.').waitFor();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Lưu thành tệp' }).click();
    const saved = JSON.parse(readFileSync(await (await saving).path(), 'utf8')) as typeof plan;
    expect(saved).toMatchObject(plan);
    await page.getByRole('button', { name: 'Làm lại từ đầu' }).click();
    await act(page, 'Bỏ bản đang lập');
    await eventually(async () => expect(await page.getByLabel('Tên đợt').inputValue()).toBe(''));
  });

  it('a branch is checked, who is missing is saved for the telephone, and an active check is set and called off', async () => {
    const { page } = one;
    await open(page, '/connections', 'Kiểm tra kết nối');
    await page.getByRole('combobox', { name: 'Nhánh cần kiểm tra' }).fill('ubnd tinh');
    await page.getByRole('option', { name: 'H36 ' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Kiểm tra ngay' }).click();
    await page.getByRole('heading', { name: /Chưa kết nối được: \d/ }).waitFor();
    await page.getByRole('searchbox', { name: 'Tìm theo mã' }).fill('H36.07');
    await page.getByRole('row').filter({ hasText: 'Cơ quan H36.08' }).waitFor({ state: 'detached' });
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải CSV' }).click();
    expect(readFileSync(await (await saving).path(), 'utf8')).toContain('"H36.07","Cơ quan H36.07"');
    expect(await barriersFromTop(page)).toEqual([]);
    await keepPicture(page, 'connections');

    await page.getByRole('button', { name: 'Kiểm tra chủ động' }).click();
    await page.getByLabel('Bắt đầu lúc').fill(tomorrow());
    await act(page, 'Đặt lịch kiểm tra');
    await page.getByText('Đã lên lịch').first().waitFor();
    expect(await barriersFromTop(page)).toEqual([]);
    await page.getByRole('button', { name: 'Hủy đợt kiểm tra' }).click();
    await act(page, 'Hủy đợt kiểm tra');
    await page.getByText('Đã hủy', { exact: true }).first().waitFor();
  });

  it('what waits in vain is closed, delivered again, frozen, and let go on by two', async () => {
    const { page } = one;
    const [sender] = office.province.offices;
    if (!sender) throw new Error('Nobody is there.');
    const packet = await writeLetter(sender, { number: 1, to: ['H36.08'], bytes: 100 });
    const { submission } = await sender.client.send(Readable.from([packet]));
    const at = `/operations?tab=document&id=${submission.id}`;
    await open(page, at, 'Vận hành');
    await page.getByRole('button', { name: 'Xử lý', exact: true }).click();
    await page.getByRole('radio', { name: 'Kết thúc lượt gửi' }).check();
    await because(page, 'Máy chủ nơi nhận hỏng');
    expect(await barriersFromTop(page)).toEqual([]);
    await keepPicture(page, 'operate-dialog');
    await act(page, 'Kết thúc lượt gửi');
    await page.getByText('Không gửi được', { exact: true }).waitFor();

    await open(page, '/operations?tab=dead-letters', 'Vận hành');
    const letter = page.getByRole('row').filter({ hasText: 'H36.08' });
    await letter.getByText('Không gửi được', { exact: true }).waitFor();
    expect(await barriersFromTop(page)).toEqual([]);
    await keepPicture(page, 'dead-letters');
    await letter.getByRole('button', { name: 'Xử lý' }).click();
    await because(page, 'Đã sửa máy chủ');
    await act(page, 'Gửi lại');
    await page.getByText('Không có lượt gửi nào chờ xử lý.').waitFor();

    await open(page, at, 'Vận hành');
    await page.getByRole('button', { name: 'Đóng băng văn bản' }).click();
    await because(page, 'Nghi nội dung bị sửa');
    await act(page, 'Đóng băng văn bản');
    await page.getByText(/Đóng băng từ .*Nghi nội dung bị sửa/).waitFor();
    await open(page, '/operations?tab=frozen', 'Vận hành');
    await page.getByRole('row').filter({ hasText: 'Nghi nội dung bị sửa' }).waitFor();
    expect(await barriersFromTop(page)).toEqual([]);
    await keepPicture(page, 'frozen');
    await page.getByRole('button', { name: 'Gỡ đóng băng' }).click();
    await because(page, 'Đã đối chiếu với nơi gửi');
    await act(page, 'Gỡ đóng băng');
    await page.getByRole('link', { name: 'Xem các đề nghị đang chờ' }).waitFor();
    await open(page, at, 'Vận hành');
    await page.getByText(/Đóng băng từ/).waitFor();
    await office.approve('Gỡ đóng băng');
    await page.reload();
    await page.getByRole('button', { name: 'Đóng băng văn bản' }).waitFor();
    await keepPicture(page, 'one-document');
  });

  it('says how the axis fares, what was counted, what was done and what was read', async () => {
    const { page } = one;
    await open(page, '/operations', 'Vận hành');
    await page.getByText('Mọi thành phần đều hoạt động.').waitFor();
    expect(await barriersFromTop(page)).toEqual([]);
    await keepPicture(page, 'operations');
    for (const tab of ['stuck', 'destinations']) {
      await open(page, `/operations?tab=${tab}`, 'Vận hành');
      await page.locator('.empty').waitFor();
      expect(await barriersFromTop(page)).toEqual([]);
    }

    await open(page, '/counts?period=7', 'Thống kê');
    await page.getByRole('row').filter({ hasText: 'H36' }).first().waitFor();
    await page
      .getByRole('img', { name: /Biểu đồ theo ngày/ })
      .first()
      .waitFor();
    expect(await barriersFromTop(page)).toEqual([]);
    await keepPicture(page, 'counts');
    await page.getByRole('button', { name: 'Xem dạng bảng' }).click();
    await page.getByRole('button', { name: 'Tải CSV' }).waitFor();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải CSV' }).click();
    expect(readFileSync(await (await saving).path(), 'utf8')).toContain('H36');

    await open(page, '/audit?subject=sap-xep-2090', 'Nhật ký quản trị');
    await page.getByText('Phê duyệt sắp xếp đơn vị').waitFor();
    await page.getByRole('row').filter({ hasText: 'Đề xuất sắp xếp' }).getByRole('button').click();
    await page.getByText('Từ địa chỉ').waitFor();
    expect(await barriersFromTop(page)).toEqual([]);
    await keepPicture(page, 'audit');
    await open(page, '/audit?tab=readings', 'Nhật ký quản trị');
    await page.getByText('Không có lượt đọc nào khớp.').waitFor();
    expect(await barriersFromTop(page)).toEqual([]);
  });

  it('the log is searched by name and day together, though the day is chosen before the hands rest', async () => {
    // Its own window, whose clock stands still between the two.
    const { page, context } = await openBeside(office.browser, office.province.axis.url, one, {});
    await page.clock.install();
    await open(page, '/audit', 'Nhật ký quản trị');
    await page.clock.pauseAt(Date.now() + 60_000);
    await page.getByRole('searchbox', { name: 'Người thực hiện' }).fill('nam');
    await page.clock.runFor(100);
    await page.getByLabel('Từ ngày').fill('2026-01-01');
    await page.clock.runFor(1_000);
    await page.waitForURL(/who=nam/);
    expect(new URL(page.url()).searchParams.get('from')).toBe('2026-01-01');
    await context.close();
  });

  it('an auditor opens every page of the menu, is refused nothing and offered no act', async () => {
    const { operator, axis } = office.province;
    const auditor = await joinPerson(operator, 'ba', { role: 'auditor' });
    await waitsForTwo('H36.08');
    await endsInVain('H36.08', 2);
    const desk = await sitDown(office.browser, axis.url, auditor, { at: '/operations' });
    const { open: look, openMenu, refused } = looksAround(desk);
    const offered = await openMenu();
    for (const address of [
      '/agencies/H36.08',
      '/systems/dms-h36.08',
      '/certificates?agency=H36.08',
      '/counts?by=agency',
    ]) {
      offered[address] = await look(address);
    }
    // Counts are sorted and gone into; nothing else can be done with them.
    const reading = /^($|Tải|▸|Tìm|Xem|Nhật ký|Mở trang)/;
    const acts = Object.entries(offered)
      .filter(([address]) => !address.startsWith('/counts'))
      .flatMap(([address, words]) => words.filter((each) => !reading.test(each)).map((each) => `${address}: ${each}`));
    expect(acts).toEqual([]);
    expect(offered).toHaveProperty('/operations?tab=destinations');
    expect(refused).toEqual([]);
    expect(desk.complaints).toEqual([]);
    await desk.context.close();
  });

  it('who administers a branch opens every page of the menu, and does there what is offered', async () => {
    const { axis } = office.province;
    const tuan = await accept(createClient(axis.url, undefined, 'vi'), 'tuan', invitationOfBranch);
    await waitsForTwo('H36.07');
    await endsInVain('H36.07', 3);
    const desk = await sitDown(office.browser, axis.url, tuan, { at: '/agencies' });
    const { page } = desk;
    const { open: look, openMenu, refused } = looksAround(desk);
    const offered = await openMenu();
    expect(offered['/certificates']).toEqual(['Thêm chứng thư số']);
    expect(Object.keys(offered).filter((address) => address.startsWith('/operations'))).toEqual([
      ...['/operations', '/operations?tab=dead-letters', '/operations?tab=frozen', '/operations?tab=document'],
    ]);
    // Of others it sees what everybody does.
    expect(await look('/agencies/H36.08')).toEqual([]);
    await keepPicture(page, 'agency-outside-branch');

    await look('/agencies');
    await page.getByRole('button', { name: 'Thêm cơ quan' }).click();
    await page.getByRole('textbox', { name: 'Mã định danh' }).fill('H36.07.01');
    await page.getByRole('textbox', { name: 'Tên cơ quan' }).fill('Phòng Một');
    await act(page, 'Thêm cơ quan');
    await page.getByRole('heading', { name: 'Phòng Một', level: 1 }).waitFor();
    await look('/systems');
    await page.getByRole('button', { name: 'Thêm hệ thống' }).click();
    await page.getByLabel('Cửa kết nối').selectOption('provincial');
    await page.getByLabel('Tên hệ thống').fill('dms-phong');
    await page.getByRole('combobox', { name: 'Phục vụ các cơ quan' }).fill('phong mot');
    await page.getByRole('option', { name: 'H36.07.01' }).waitFor();
    await page.keyboard.press('Enter');
    await act(page, 'Thêm hệ thống');
    await page.getByRole('button', { name: 'Đã giữ tệp, đóng' }).click();
    await page.getByRole('link', { name: 'dms-phong' }).waitFor();
    expect(await page.getByRole('link', { name: 'dms-h36.08' }).count()).toBe(0);
    await keepPicture(page, 'systems-of-branch');

    expect(await look('/agencies/H36.07')).toContain('Chuyển sang hệ thống khác');
    await page.getByRole('button', { name: 'Chuyển sang hệ thống khác' }).click();
    await page.getByLabel('Sang hệ thống', { exact: true }).selectOption('dms-phong');
    await page.getByRole('dialog').getByRole('button', { name: 'Bỏ qua' }).click();
    await look('/people');
    await page.getByRole('button', { name: 'Thêm người' }).click();
    await page.getByLabel('Quản trị viên của một nhánh').waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(2);
    await look('/connections');
    await page.getByRole('button', { name: 'Kiểm tra ngay' }).click();
    await page.getByRole('heading', { name: /Chưa kết nối được: \d/ }).waitFor();

    await look('/approvals');
    expect(await page.getByRole('article').count()).toBe(1);
    await page.getByRole('button', { name: 'Duyệt' }).click();
    await act(page, 'Duyệt');
    await page.getByText('Đã duyệt và thực hiện.').waitFor();
    await look('/operations?tab=dead-letters');
    await page.getByRole('button', { name: 'Xử lý' }).click();
    await page.getByRole('radio', { name: /^Gửi lại/ }).waitFor();
    expect(await page.getByRole('radio', { name: 'Đóng băng' }).count()).toBe(0);
    await because(page, 'Đã sửa máy chủ');
    await act(page, 'Gửi lại');
    await page.getByText('Không có lượt gửi nào chờ xử lý.').waitFor();
    expect(refused).toEqual([]);
    expect(desk.complaints).toEqual([]);
    await desk.context.close();
  });

  /** The operator asks for what another approves. */
  async function waitsForTwo(agency: string): Promise<void> {
    const { operator, authority } = office.province;
    const { certificatePem: pem } = authority.issues({ name: agency, key: 'p-256' });
    await operator.post(waiting, '/v1/certificates', { pem, agencies: [agency] });
  }

  /** A letter to it did not arrive, and somebody has to deal with that. */
  async function endsInVain(agency: string, number: number): Promise<void> {
    const { operator, offices } = office.province;
    const sender = offices.find((each) => each.agency !== agency);
    if (!sender) throw new Error('Nobody is there.');
    const packet = await writeLetter(sender, { number, to: [agency], bytes: 100 });
    const [delivery] = (await sender.client.send(Readable.from([packet]))).submission.deliveries;
    await operator.post(operatedDelivery, `/v1/deliveries/${delivery?.id}/close`, { reason: 'Máy chủ hỏng' });
  }

  it('on a phone, in English and in the dark', async () => {
    const options = { ...phone, locale: 'en-GB', colorScheme: 'dark' as const };
    const { page, context, complaints } = await openBeside(office.browser, office.province.axis.url, one, options);
    for (const [address, title] of [
      ['/operations', 'Operations'],
      ['/reorganisations', 'Reorganisations'],
      ['/reorganisations/sap-xep-2090', 'Reorganisation: sap-xep-2090'],
      ['/connections?under=H36', 'Connections'],
      ['/counts', 'Counts'],
      ['/audit', 'Audit log'],
    ] as const) {
      await open(page, address, title);
      await page.locator('main .card').first().waitFor();
      expect({ address, barriers: await barriersFromTop(page) }).toEqual({ address, barriers: [] });
      const wider = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      expect({ address, wider }).toEqual({ address, wider: 0 });
      await keepPicture(page, `phone-${title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
});

/** As the field for a moment takes it, in the office's time. */
function tomorrow(): string {
  return new Date(Date.now() + 31 * 60 * 60 * 1000).toISOString().slice(0, 16);
}

/** What lies half under the heading of the window, scrolled there by the test, is no barrier. */
async function barriersFromTop(page: Page): Promise<string[]> {
  await page.evaluate('scrollTo(0, 0)');
  return barriersOn(page);
}
