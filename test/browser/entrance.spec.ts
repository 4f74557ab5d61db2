import type { Browser } from 'playwright-core';
import { type Province, startProvince } from '../faults/support/offices.js';
import { joinPerson, type Person } from '../support/people.js';
import { describeWith } from '../support/tools.js';
import { barriersOn, keepPicture, openBrowser, openDesk, phone, signInAt, sitDown, zoomed } from './support/browser.js';

describeWith('chromium', 'coming in', (chromiumPath) => {
  let province: Province;
  let browser: Browser;
  let lan: Person;

  beforeAll(async () => {
    province = await startProvince(['H36.07'], { EDOC_TWO_PERSONS: 'off' });
    browser = await openBrowser(chromiumPath);
    lan = await joinPerson(province.operator, 'lan', { role: 'clerk', agencies: ['H36.07'] });
  });
  afterAll(async () => {
    await browser?.close();
    await province?.stop();
  });

  it('asks who is there in Vietnamese, or in what the browser asks for first; and on a phone', async () => {
    for (const [locale, title] of [
      ['vi-VN', 'Trục liên thông văn bản'],
      ['en-GB', 'Document exchange axis'],
      ['fr-FR', 'Trục liên thông văn bản'],
    ] as const) {
      for (const [size, options] of Object.entries({ screen: {}, phone, zoomed })) {
        const { context, page, complaints } = await openDesk(browser, province.axis.url, { ...options, locale });
        await page.goto('/');
        await page.getByRole('heading', { name: title }).waitFor();
        expect(await barriersOn(page)).toEqual([]);
        await keepPicture(page, `sign-in-${locale.slice(0, 2)}-${size}`);
        expect(complaints).toEqual([]);
        await context.close();
      }
    }
  });

  it('says in words that name, password or code do not fit, and lets in who has all three', async () => {
    const { context, page, complaints } = await openDesk(browser, province.axis.url);
    await page.goto('/account');
    await page.getByLabel('Tên đăng nhập').fill('lan');
    await page.getByLabel('Mật khẩu').fill('không phải');
    await page.getByLabel('Mã xác thực').fill('000000');
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('Mã sự cố:');
    await keepPicture(page, 'sign-in-refused');
    await signInAt(page, lan);
    await page.getByRole('heading', { name: 'Tài khoản của tôi' }).waitFor();
    await page.getByText('Phiên này').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'account');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'My account' }).waitFor();
    await page.getByRole('button', { name: 'Light / dark' }).click();
    expect(await barriersOn(page)).toEqual([]);
    await keepPicture(page, 'account-en-dark');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('no script and no other page reads the session', async () => {
    const nam = await joinPerson(province.operator, 'nam', { role: 'auditor' });
    const { context, page } = await sitDown(browser, province.axis.url, nam, { at: '/account' });
    expect(await page.evaluate('document.cookie')).toBe('');
    const [cookie] = await context.cookies(`${province.axis.url}/portal/session`);
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    expect(await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')).not.toContain(cookie?.value);
    await page.getByRole('button', { name: 'Đăng xuất', exact: true }).first().click();
    await page.getByLabel('Mật khẩu').waitFor();
    await page.reload();
    await page.getByLabel('Mật khẩu').waitFor();
    await context.close();
  });

  it('a tab is whose session the browser has, also when somebody else signed in in another', async () => {
    const [hoa, tuan] = [
      await joinPerson(province.operator, 'hoa', { role: 'auditor' }),
      await joinPerson(province.operator, 'tuan', { role: 'clerk', agencies: ['H36.07'] }),
    ];
    const { context, page } = await sitDown(browser, province.axis.url, hoa, { at: '/account' });
    const other = await context.newPage();
    await other.goto(province.axis.url);
    await other.getByRole('button', { name: 'Đăng xuất', exact: true }).first().click();
    await signInAt(other, tuan);
    await page.reload();
    await page.getByText('Văn thư của H36.07').waitFor();
    expect(await page.getByText('Người hoa').count()).toBe(0);
    await context.close();
  });
});
