import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { Person } from '../../support/people.js';

/** Nothing of its own on the network: no updates, no lists, no sync. As root it has no sandbox to build. */
const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Pictures of every page, for people to look at: they are left behind by a run and are in no commit. */
const pictures = fileURLToPath(new URL('../../../.pictures', import.meta.url));

/** The screens most offices have. */
const usual: BrowserContextOptions = {
  viewport: { width: 1366, height: 768 },
  locale: 'vi-VN',
  timezoneId: 'Asia/Ho_Chi_Minh',
  acceptDownloads: true,
};

export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** A window at 200 % zoom has half as many CSS pixels. */
export const zoomed: BrowserContextOptions = { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 };

export function openBrowser(chromiumPath: string): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: quietly });
}

export interface Desk {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page's own script complained of: a test that ends with any has found a fault. */
  readonly complaints: string[];
}

/** A window of a browser that knows nothing yet, at an axis. */
export async function openDesk(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Desk> {
  const context = await browser.newContext({ ...usual, ...options, baseURL: url });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // What the server refuses is shown by the page; that the browser notes it too is no fault.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) complaints.push(message.text());
  });
  return { context, page, complaints };
}

/** Another window, perhaps of another kind, for who is signed in at a desk. */
export async function openBeside(
  browser: Browser,
  url: string,
  { context }: Desk,
  options: BrowserContextOptions,
): Promise<Desk> {
  return openDesk(browser, url, { ...options, storageState: await context.storageState() });
}

/** Somebody sits down and signs in through the page, with password and code. */
export async function sitDown(
  browser: Browser,
  url: string,
  person: Person,
  options: BrowserContextOptions & { readonly at?: string } = {},
): Promise<Desk> {
  const { at = '/', ...context } = options;
  const desk = await openDesk(browser, url, context);
  await desk.page.goto(at);
  await signInAt(desk.page, person);
  return desk;
}

/** On whatever page asks for it: the one for it, or over another page when a session has ended. */
export async function signInAt(page: Page, person: Person): Promise<void> {
  const { name, password, code } = person.credentials();
  const nameField = page.getByLabel(/^(Tên đăng nhập|Name)$/);
  if (await nameField.isEditable()) await nameField.fill(name);
  await page.getByLabel(/^(Mật khẩu|Password)$/).fill(password);
  await page.getByLabel(/^(Mã xác thực|Code)$/).fill(code);
  await page.getByRole('button', { name: /^(Đăng nhập|Sign in)$/ }).click();
  // On a phone it is folded.
  await page.getByRole('navigation', { includeHidden: true }).first().waitFor({ state: 'attached' });
}

/** Kept as `.pictures/NAME.png`, the whole length of the page. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds against WCAG 2.2 AA, as one line each; none is what a test wants. */
export async function barriersOn(page: Page): Promise<string[]> {
  // Over the debugger, so that the page's own policy stays as strict as it is.
  const axe = await page.context().newCDPSession(page);
  const { result: known } = await axe.send('Runtime.evaluate', { expression: 'typeof axe', returnByValue: true });
  if (known.value !== 'object') await axe.send('Runtime.evaluate', { expression: readFileSync(axePath, 'utf8') });
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { result } = await axe.send('Runtime.evaluate', {
    expression: `axe.run({ runOnly: ${JSON.stringify(tags)} }).then(({ violations }) => JSON.stringify(violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' ' + target.join(' ') + ': ' + failureSummary))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await axe.detach();
  return JSON.parse(String(result.value)) as string[];
}
