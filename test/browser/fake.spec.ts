import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { describeWith } from '../support/tools.js';
import { openBrowser, openDesk } from './support/browser.js';

const portal = fileURLToPath(new URL('../../apps/portal', import.meta.url));
const vite = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url));

describeWith('chromium', 'the pages on a fake', (chromiumPath) => {
  let server: ChildProcess;
  let url: string;

  beforeAll(async () => {
    server = spawn(process.execPath, [vite, '--config', 'fake/vite.config.ts', '--port', '0', '--host', '127.0.0.1'], {
      cwd: portal,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '' },
    });
    url = await addressIn(server);
  });
  afterAll(() => server?.kill());

  it('show ten thousand documents to whoever signs in, without any axis', async () => {
    const browser = await openBrowser(chromiumPath);
    const { page } = await openDesk(browser, url);
    await page.goto(`${url}/received`);
    await page.locator('[data-row="0"]').first().waitFor();
    await browser.close();
  });

  it('take the whole country as recipients, keep it with the draft, and draw no more of it than is in sight', async () => {
    const browser = await openBrowser(chromiumPath);
    const { page, complaints } = await openDesk(browser, url);
    await page.goto(`${url}/write`);
    await page.getByRole('button', { name: 'Chọn từ cây đơn vị' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('treeitem').first().waitFor();
    const provinces = ['UBND tỉnh Lâm Đồng', ...Array.from({ length: 33 }, (_, n) => `UBND tỉnh số ${n + 1}`)];
    for (const [n, province] of provinces.entries()) {
      await scrollTo(dialog, n);
      // Once the one before has come.
      await dialog.getByRole('button', { name: `Chọn cả nhánh ${province}`, exact: true }).click();
    }
    await dialog.getByText('Nơi nhận (3.359)').waitFor();
    expect(await dialog.getByRole('treeitem').count()).toBeLessThan(60);
    await dialog.getByRole('button', { name: 'Xong' }).click();

    const picked = page.locator('.recipients');
    await picked.evaluate((box) => ((box as unknown as { scrollTop: number }).scrollTop = 60_000));
    await picked
      .getByRole('button', { name: /^Bỏ UBND xã/ })
      .nth(4)
      .click();
    await page.getByRole('heading', { name: 'Nơi nhận (3.358)' }).waitFor();
    expect(await picked.getByRole('listitem').count()).toBeLessThan(40);
    await page.getByText('Đã giữ bản nháp').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Nơi nhận (3.358)' }).waitFor();
    expect(complaints).toEqual([]);
    await browser.close();
  });
});

/** Only the rows in sight are there: that of a number comes into sight. */
async function scrollTo(dialog: Locator, n: number): Promise<void> {
  await dialog.getByRole('tree').evaluate((tree, at) => {
    (tree as unknown as { scrollTop: number }).scrollTop = Math.max(0, at - 4) * 38;
  }, n);
}

async function addressIn({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('It says nothing.');
  for await (const line of createInterface({ input: stdout })) {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
    if (found) return found[0];
  }
  throw new Error('It ended.');
}
