import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createClient,
  createProvincialClient,
  createVxpClient,
  provincialCredentials,
  type VxpCredentials,
  vxpCredentials,
  VxpRefusal,
} from '@edoc-axis/client';
import { capabilitiesView } from '@edoc-axis/contracts';
import type { Page, Request } from 'playwright-core';
import { shownCode } from '../support/authenticator.js';
import { anAuthority } from '../support/certificates.js';
import { eventually } from '../support/eventually.js';
import { describeWith } from '../support/tools.js';
import { barriersOn, type Desk, keepPicture, openBeside, openDesk, phone } from './support/browser.js';
import { act, open, type TwoAdministrators, twoAdministrators } from './support/two-administrators.js';

/* The register as two administrators keep it, each at a desk of their own. */
describeWith('chromium', 'keeping the register', (chromiumPath) => {
  const authority = anAuthority();
  let office: TwoAdministrators;
  let one: Desk;
  let other: Desk;

  beforeAll(async () => {
    office = await twoAdministrators(chromiumPath, { one: '/agencies', other: '/approvals' }, async ({ place }) => {
      mkdirSync(join(place.home, 'trust'), { recursive: true });
      writeFileSync(join(place.home, 'trust', 'second-ca.pem'), authority.certificatePem);
    });
    ({ one, other } = office);
  });
  afterAll(async () => {
    expect([...(one?.complaints ?? []), ...(other?.complaints ?? [])]).toEqual([]);
    await office?.end();
  });

  const pick = async (page: Page, field: string, words: string) => {
    await page.getByRole('combobox', { name: field }).fill(words);
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
  };

  it('an agency is added, found without accents, and opened from the tree by keyboard alone', async () => {
    const { page } = one;
    await open(page, '/agencies', 'Cơ quan, đơn vị');
    await page.getByRole('button', { name: 'Thêm cơ quan' }).click();
    await page.getByRole('textbox', { name: 'Mã định danh' }).fill('h36.15');
    await page.getByText('000.00.15.H36').waitFor();
    await page.getByRole('textbox', { name: 'Tên cơ quan' }).fill('UBND xã Đức Thọ');
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'agency-add');
    await act(page, 'Thêm cơ quan');
    await page.getByRole('heading', { name: 'UBND xã Đức Thọ', level: 1 }).waitFor();
    await page.getByText('Được mời kết nối', { exact: true }).waitFor();
    await page.getByText('000.00.15.H36').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'agency');

    await open(page, '/agencies', 'Cơ quan, đơn vị');
    await page.getByRole('searchbox', { name: 'Tìm' }).fill('duc tho');
    await page.getByRole('link', { name: 'UBND xã Đức Thọ' }).waitFor();
    await keepPicture(page, 'agencies-found');
    await page.getByRole('searchbox', { name: 'Tìm' }).fill('');
    const tree = page.getByRole('tree');
    await tree.getByText('UBND tỉnh').waitFor();
    await tree.focus();
    await page.keyboard.press('ArrowRight');
    await tree.getByText('UBND xã Đức Thọ').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'agencies');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'UBND xã Đức Thọ', level: 1 }).waitFor();
  });

  it('a change waits for its day, and is taken back; a refused one says why and keeps what was written', async () => {
    const { page } = one;
    await open(page, '/agencies/H36.15', 'UBND xã Đức Thọ');
    await page.getByRole('button', { name: 'Sửa', exact: true }).click();
    await page.getByRole('textbox', { name: 'Tên cơ quan' }).fill('UBND phường Đức Thọ');
    await page.getByLabel('Thay đổi từ ngày').fill('2019-01-01');
    await act(page, 'Sửa');
    await page.getByRole('dialog').getByRole('alert').waitFor();
    expect(await page.getByRole('textbox', { name: 'Tên cơ quan' }).inputValue()).toBe('UBND phường Đức Thọ');
    await page.getByLabel('Thay đổi từ ngày').fill('2090-01-01');
    await act(page, 'Sửa');
    await page.getByText('Sắp tới', { exact: true }).waitFor();
    await keepPicture(page, 'agency-changes');
    await page.getByRole('button', { name: 'Hủy thay đổi này' }).click();
    await act(page, 'Hủy thay đổi này');
    await page.getByText('Sắp tới', { exact: true }).waitFor({ state: 'detached' });
  });

  it('a faulty file tells each fault with row and column, and the mended one is put in force', async () => {
    const { page } = one;
    const file = (...rows: string[]) => ({
      name: 'danh-muc.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['Mã định danh,Tên cơ quan,Trực thuộc', ...rows, ''].join('\n')),
    });
    await open(page, '/imports', 'Nhập danh mục');
    expect(await barriersOn(page)).toEqual([]);
    await page
      .locator('input[type=file]')
      .setInputFiles(file('H36.90,Xã Một,H36', 'H36..91,Xã Hai,H36', 'H36.92,,H36'));
    await page.getByRole('button', { name: 'Kiểm tra trước' }).click();
    await page.getByRole('heading', { name: 'Lỗi trong tệp' }).waitFor();
    const faults = page.getByRole('row');
    await faults.filter({ hasText: /^3/ }).first().waitFor();
    await faults.filter({ hasText: /^4/ }).filter({ hasText: 'Tên cơ quan' }).waitFor();
    expect(await page.getByRole('button', { name: 'Thực hiện nhập' }).count()).toBe(0);
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'import-faults');

    await page.getByRole('link', { name: 'Nhập tệp khác' }).click();
    await page.locator('input[type=file]').setInputFiles(file('H36.90,Xã Một,H36', 'H36.15,UBND xã Đức Thọ,H36'));
    await page.getByRole('button', { name: 'Kiểm tra trước' }).click();
    await page.getByRole('cell', { name: 'Thêm mới' }).waitFor();
    await keepPicture(page, 'import-tried');
    await page.getByRole('button', { name: 'Thực hiện nhập' }).click();
    await act(page, 'Thực hiện nhập');
    await page.getByText('Đã có hiệu lực').waitFor();
    await open(page, '/imports', 'Nhập danh mục');
    await page.getByRole('row').filter({ hasText: 'Đã có hiệu lực' }).waitFor();
    await page.getByRole('row').filter({ hasText: 'Đã kiểm tra, chưa thay đổi gì' }).first().waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'imports');
    await open(page, '/agencies/H36.90', 'Xã Một');
  });

  it('a certificate is shown before it is asked for, and counts when the second person has approved it', async () => {
    const { page } = one;
    const { certificatePem } = authority.issues({ name: 'UBND xã Đức Thọ', key: 'p-256' });
    await open(page, '/certificates', 'Chứng thư số');
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Thêm chứng thư số' }).click();
    const input = page.getByRole('dialog').locator('input[type=file]');
    await input.setInputFiles({ name: 'thu.pem', mimeType: 'text/plain', buffer: Buffer.from('không phải') });
    await page.getByText('không có chứng thư số nào đọc được').waitFor();
    await input.setInputFiles({ name: 'xa.pem', mimeType: 'text/plain', buffer: Buffer.from(certificatePem) });
    await page.getByRole('dialog').getByText('CN=UBND xã Đức Thọ').waitFor();
    await pick(page, 'Ký cho các cơ quan', 'duc tho');
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'certificate-add');
    await act(page, 'Thêm chứng thư số');
    await page.getByText('cần một quản trị viên khác duyệt').waitFor();

    await open(page, '/approvals', 'Chờ người thứ hai');
    await page.getByText('Bạn đề nghị: người khác duyệt').waitFor();
    expect(await page.getByRole('button', { name: 'Duyệt' }).count()).toBe(0);
    await open(other.page, '/approvals', 'Chờ người thứ hai');
    await other.page.getByText('CN=UBND xã Đức Thọ').waitFor();
    await other.page.getByRole('navigation').getByText('1', { exact: true }).waitFor();
    expect(await barriersOn(other.page)).toEqual([]);
    await keepPicture(other.page, 'approvals');
    await office.approve('Đăng ký chứng thư số');
    await open(page, '/certificates?agency=H36.15', 'Chứng thư số');
    await page.getByText('CN=UBND xã Đức Thọ').first().waitFor();
    await keepPicture(page, 'certificates');
  });

  it('a lower policy is seen before and after, and is refused with a reason', async () => {
    const { page } = one;
    await open(page, '/agencies/H36.15', 'UBND xã Đức Thọ');
    await page.getByRole('button', { name: 'Sửa', exact: true }).click();
    await page.getByLabel('Điều kiện tiếp nhận').selectOption('channel');
    await act(page, 'Sửa');
    await page.getByText('cần một quản trị viên khác duyệt').waitFor();
    await open(other.page, '/approvals', 'Chờ người thứ hai');
    const row = other.page.getByRole('row').filter({ hasText: 'Điều kiện tiếp nhận' });
    await row.filter({ hasText: 'Như của trục' }).filter({ hasText: 'Không yêu cầu ký số' }).waitFor();
    await other.page.getByRole('button', { name: 'Từ chối' }).click();
    await other.page.getByLabel('Lý do').fill('Chưa có công văn');
    await act(other.page, 'Từ chối');
    await other.page.getByText('Không có đề nghị nào đang chờ.').waitFor();
    await open(page, '/approvals?state=refused', 'Chờ người thứ hai');
    await page.getByText('Chưa có công văn').waitFor();
  });

  it('the credentials of a system are shown once, and its key signs in', async () => {
    const { page } = one;
    await open(page, '/systems', 'Hệ thống');
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Thêm hệ thống' }).click();
    await page.getByLabel('Tên hệ thống').fill('dms-duc-tho');
    await pick(page, 'Phục vụ các cơ quan', 'H36.15');
    await keepPicture(page, 'system-add');
    await act(page, 'Thêm hệ thống');
    const written = await page.locator('pre').innerText();
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'system-credentials');
    const { system, keyPem, door, axisRootPem } = JSON.parse(written) as Record<string, string>;
    expect({ system, door }).toEqual({ system: 'dms-duc-tho', door: 'v1' });
    expect(axisRootPem).toBe(office.province.rootPem);
    const client = createClient(office.province.axis.url, { name: 'dms-duc-tho', keyPem: keyPem as string }, 'vi');
    const capabilities = await client.get(capabilitiesView, '/v1/agencies/H36.15/capabilities');
    expect(capabilities).toMatchObject({ served: { system: 'dms-duc-tho' } });
    await page.getByRole('button', { name: 'Đã giữ tệp, đóng' }).click();
    await open(page, '/systems/dms-duc-tho', 'dms-duc-tho');
    await page.getByRole('link', { name: 'UBND xã Đức Thọ' }).waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'system');
    await page.getByRole('button', { name: 'Tạm ngừng' }).click();
    await page.getByLabel('Lý do').fill('Thử');
    await act(page, 'Tạm ngừng');
    await page.getByText('Đang tạm ngừng').waitFor();
  });

  it('the checklist of an agency whose system is suspended says so, and leads to where it is let go on', async () => {
    const { page } = one;
    await open(page, '/agencies/H36.15', 'UBND xã Đức Thọ');
    const held = page.getByText('Hệ thống dms-duc-tho đang tạm ngừng (Thử).');
    await held.waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'agency-system-suspended');
    await page.getByRole('link', { name: 'Mở trang hệ thống' }).click();
    await page.getByRole('button', { name: 'Cho hoạt động lại' }).click();
    await act(page, 'Cho hoạt động lại');
    await page.getByText('Hoạt động', { exact: true }).waitFor();
    await open(page, '/agencies/H36.15', 'UBND xã Đức Thọ');
    await page.getByText('Hệ thống hoặc cổng').waitFor();
    await held.waitFor({ state: 'detached' });
  });

  const addSystem = async (page: Page, door: 'vxp' | 'provincial', name: string, agency: string) => {
    await open(page, '/systems', 'Hệ thống');
    await page.getByRole('button', { name: 'Thêm hệ thống' }).click();
    await page.getByLabel('Cửa kết nối').selectOption(door);
    await page.getByLabel('Tên hệ thống').fill(name);
    await pick(page, 'Phục vụ các cơ quan', agency);
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, `system-add-${door}`);
    await act(page, 'Thêm hệ thống');
  };
  /** The file as it is downloaded, which is what is seen. */
  const credentialsShown = async (page: Page): Promise<unknown> => {
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải tệp' }).click();
    const file = readFileSync(await (await saving).path(), 'utf8');
    expect(file).toBe(await page.locator('pre').textContent());
    await page.getByRole('button', { name: 'Đã giữ tệp, đóng' }).click();
    return JSON.parse(file);
  };
  const today = () => ({ messageType: 'edoc', from: new Date(Date.now() - 3_600_000), to: new Date() }) as const;

  it('a system of the national axis’ clients is added, its file signs in, and two persons rotate its secret with overlap', async () => {
    const { page } = one;
    const { axis, rootPem: axisRootPem } = office.province;
    const waitsFor = (file: VxpCredentials) =>
      createVxpClient(axis.url, file).getReceivedEdocList({ ...today(), pageSize: 9 });
    const asked: string[] = [];
    const note = (request: Request) => asked.push(new URL(request.url()).pathname);
    const askedToSeal = () => asked.filter((path) => path.includes('seal'));
    page.on('request', note);
    await open(page, '/systems', 'Hệ thống');
    await eventually(async () => expect(asked).toContain('/v1/systems'));
    expect(askedToSeal()).toEqual([]);
    await addSystem(page, 'vxp', 'dms-vxp', 'H36.90');
    const first = vxpCredentials.parse(await credentialsShown(page));
    page.off('request', note);
    expect(askedToSeal().sort()).toEqual([expect.stringMatching(/^\/assets\/seal-secret-/), '/v1/keys/sealing']);
    const wanted = { url: axis.url, system: 'dms-vxp', agencies: ['H36.90'], axisRootPem, door: 'vxp' };
    expect(first).toEqual({ ...wanted, systemId: 'dms-vxp', secret: expect.stringMatching(/^[\w-]{43}$/) });
    expect(await waitsFor(first)).toEqual([]);

    await open(page, '/systems/dms-vxp', 'dms-vxp');
    await page.getByRole('button', { name: 'Thay khóa' }).click();
    await act(page, 'Thay khóa');
    await page.getByText('Tệp này chỉ dùng được sau khi người thứ hai duyệt.').waitFor();
    await keepPicture(page, 'system-rotated');
    const second = vxpCredentials.parse(await credentialsShown(page));
    expect({ ...second, secret: '' }).toEqual({ ...first, secret: '' });
    await expect(waitsFor(second)).rejects.toBeInstanceOf(VxpRefusal);
    await open(other.page, '/approvals', 'Chờ người thứ hai');
    await other.page.getByText('dms-vxp').first().waitFor();
    await keepPicture(other.page, 'approvals-secret');
    await office.approve('Khóa mới của hệ thống');
    await eventually(async () => expect(await waitsFor(second)).toEqual([]));
    expect(await waitsFor(first)).toEqual([]);
    await open(page, '/systems/dms-vxp', 'dms-vxp');
    await page.getByRole('row').filter({ hasText: 'Không hạn' }).waitFor();
    await eventually(async () => expect(await page.getByRole('button', { name: 'Hủy khóa' }).count()).toBe(2));
  });

  it('a system of a provincial axis’ clients is added, and its file signs in', async () => {
    const { page } = one;
    await addSystem(page, 'provincial', 'dms-tinh', 'ubnd tinh');
    const file = provincialCredentials.parse(await credentialsShown(page));
    expect(file).toMatchObject({ agencies: ['H36'], username: 'dms-tinh', systemId: 'dms-tinh' });
    expect(await createProvincialClient(file.url, file).syncReceivedEdocList(today())).toEqual([]);
  });

  it('where the browser makes no secrets the page says why, and registers nothing', async () => {
    const { page, context, complaints } = await openBeside(office.browser, office.province.axis.url, one, {});
    // As it is for a page that came over http from another machine.
    await page.addInitScript(`Object.defineProperty(window, 'isSecureContext', { value: false })`);
    await open(page, '/systems', 'Hệ thống');
    await page.getByRole('button', { name: 'Thêm hệ thống' }).click();
    await page.getByLabel('Cửa kết nối').selectOption('vxp');
    await page.getByText('chỉ tạo được khóa và bí mật khi trang mở qua https').waitFor();
    await page.getByLabel('Tên hệ thống').fill('dms-http');
    await pick(page, 'Phục vụ các cơ quan', 'ubnd tinh');
    expect(await page.getByRole('dialog').getByRole('button', { name: 'Thêm hệ thống' }).isDisabled()).toBe(true);
    await page.getByLabel('Cửa kết nối').selectOption('portal');
    await page.getByText('chỉ tạo được khóa và bí mật').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('somebody is invited, opens the account with an authenticator, and works as a clerk', async () => {
    const { page } = one;
    await open(page, '/people', 'Người dùng');
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Thêm người' }).click();
    await page.getByLabel('Họ và tên').fill('Nguyễn Văn A');
    await page.getByLabel('Tên đăng nhập').fill('vanthu');
    await page.getByLabel('Văn thư', { exact: true }).check();
    await pick(page, 'Văn thư của các cơ quan', 'duc tho');
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'person-add');
    await act(page, 'Thêm người');
    const link = await page.locator('.invitation-link').innerText();
    await keepPicture(page, 'person-invited');
    await page.getByRole('button', { name: 'Đã giữ, đóng' }).click();
    await page.getByText('Được mời, đến').waitFor();
    await keepPicture(page, 'people');

    const clerk = await openDesk(office.browser, office.province.axis.url, phone);
    await clerk.page.goto(link);
    const secret = (await clerk.page.locator('main code').innerText()).replace(/\s/g, '');
    const password = 'con trâu đi trước cái cày theo sau';
    await clerk.page.getByLabel('Mật khẩu mới').fill(password);
    await clerk.page.getByLabel('Nhập lại mật khẩu').fill(password);
    await clerk.page.getByLabel('Mã sáu số').fill(shownCode(secret, new Date()));
    await clerk.page.getByRole('button', { name: 'Mở tài khoản' }).click();
    await clerk.page.getByText('Tài khoản đã mở.').waitFor();
    await clerk.page.goto('/account');
    await clerk.page.getByLabel('Tên đăng nhập').fill('vanthu');
    await clerk.page.getByLabel('Mật khẩu').fill(password);
    await clerk.page.getByLabel('Mã xác thực').fill(shownCode(secret, new Date(), 1));
    await clerk.page.getByRole('button', { name: 'Đăng nhập' }).click();
    await clerk.page.getByText('Văn thư của H36.15').waitFor();
    expect(clerk.complaints).toEqual([]);
    await clerk.context.close();
  });

  it('another administrator is added by two: who approves is shown the invitation', async () => {
    const { page } = one;
    await open(page, '/people', 'Người dùng');
    await page.getByRole('button', { name: 'Thêm người' }).click();
    await page.getByLabel('Họ và tên').fill('Trần Thị B');
    await page.getByLabel('Tên đăng nhập').fill('quantri3');
    await page.getByLabel('Quản trị viên của trục').check();
    await act(page, 'Thêm người');
    await page.getByText('cần một quản trị viên khác duyệt').waitFor();
    await office.approve('Thêm quản trị viên');
    expect(await other.page.locator('.invitation-link').innerText()).toContain('/invitation#');
  });

  it('everything is there in English, in the dark and on a phone', async () => {
    const options = { ...phone, locale: 'en-GB', colorScheme: 'dark' as const };
    const desk = await openBeside(office.browser, office.province.axis.url, one, options);
    const addresses = ['agencies', 'agencies/H36.15', 'imports', 'certificates', 'systems', 'systems/dms-duc-tho'];
    for (const address of [...addresses, 'approvals?state=approved', 'people']) {
      await desk.page.goto(`/${address}`);
      await desk.page.getByRole('heading', { level: 1 }).waitFor();
      await desk.page.locator('.waiting').first().waitFor({ state: 'detached' });
      expect(await barriersOn(desk.page)).toEqual([]);
      const width = await desk.page.evaluate('document.documentElement.scrollWidth');
      expect([address, width]).toEqual([address, 390]);
      await keepPicture(desk.page, `${address.replace(/\W/g, '-')}-en-dark-phone`);
    }
    expect(desk.complaints).toEqual([]);
    await desk.context.close();
  });
});
