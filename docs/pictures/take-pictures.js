// Takes the README's pictures of the pages anew, from a demo of its own: `node docs/pictures/take-pictures.js`.
// It needs Chromium (apt-get install chromium).
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = fileURLToPath(new URL('.', import.meta.url));
const edoc = fileURLToPath(new URL('../../apps/cli/bin/edoc.js', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'edoc-pictures-'));
const env = { ...process.env, EDOC_HOME: home, EDOC_PORT: '0', EDOC_ADMIN_PORT: '0' };

const demo = spawn(process.execPath, [edoc, 'demo', '--json'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
try {
  const { url } = await readyLine(demo);
  const executablePath = execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const clerk = await signedIn(browser, url, 'vanthu-xa');
  await clerk.goto(`${url}/received`);
  await clerk.locator('[data-row="0"]').first().waitFor();
  await keep(clerk, 'list');
  await clerk.locator('[data-row="0"]').first().click();
  await clerk.locator('h1').waitFor();
  await keep(clerk, 'document');
  const administrator = await signedIn(browser, url, 'quantri1');
  await administrator.goto(`${url}/agencies`);
  await administrator.getByRole('tree').getByRole('treeitem').nth(1).waitFor();
  await administrator.getByRole('tree').focus();
  for (const key of ['End', 'ArrowRight']) await administrator.keyboard.press(key);
  await keep(administrator, 'register');
  await browser.close();
} finally {
  demo.kill('SIGTERM');
  await new Promise((ended) => demo.once('exit', ended));
  rmSync(home, { recursive: true, force: true });
}

async function readyLine({ stdout }) {
  for await (const line of createInterface({ input: stdout })) {
    if (line.startsWith('{') && 'people' in JSON.parse(line)) return JSON.parse(line);
  }
  throw new Error('The demo ended.');
}

async function signedIn(browser, url, name) {
  const people = JSON.parse(readFileSync(join(home, 'demo', 'nguoi-dung.json'), 'utf8'));
  const { password } = people.find((person) => person.name === name);
  const { code } = JSON.parse(
    execFileSync(process.execPath, [edoc, 'demo', '--code', name, '--json'], { env, encoding: 'utf8' }),
  );
  // Half as large as on a screen: it is a picture of a page, not the page.
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    deviceScaleFactor: 0.6,
    locale: 'vi-VN',
  });
  const page = await context.newPage();
  await page.goto(url);
  const inputs = page.locator('form input');
  await inputs.nth(0).fill(name);
  await inputs.nth(1).fill(password);
  await inputs.nth(2).fill(code);
  await page.locator('form button[type=submit]').click();
  await page.getByRole('navigation').first().waitFor();
  return page;
}

async function keep(page, name) {
  await page.waitForTimeout(1_500);
  await page.screenshot({ path: join(here, `${name}.png`) });
}
