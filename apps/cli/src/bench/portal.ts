import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { makePeople, type SamplePerson } from '../demo/make-people.js';
import { oneTimeCode } from '../demo/one-time-code.js';
import { communes } from '../demo/province.js';
import type { Bench, Workbench } from './bench.js';
import { openChromium } from './others/chromium.js';
import { runLoad } from './run-load.js';
import { signedPackets } from './sample-packet.js';
import { startScratchAxis } from './scratch-axis.js';
import { median } from './spread.js';

/** What a busy office has lying there in a month. */
const documents = 1_000;
const rounds = 9;
/** An old computer at the end of a thin line, beside this one and its loopback. */
const processorTimesSlower = 6;
const line = { downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, latency: 150, offline: false };
const scriptKbMax = 60;

export const portal: Bench = {
  says: {
    vi: 'từ lúc mở trang đến khi dùng được danh sách văn bản đến: máy chậm 6 lần, đường truyền 1,6 Mbit/s',
    en: 'opening the pages until the list of received documents can be used: 6 times slower, 1.6 Mbit/s',
  },
  unit: 's',
  budget: { of: 'figure', atMost: 2 },

  async measure(bench: Workbench) {
    const browser = await openChromium();
    if (!browser) throw new Error('It needs Chromium: apt-get install chromium.');
    bench.undoLater(() => browser.close());
    const axis = await startScratchAxis(bench);
    bench.say(`sending ${documents} documents`);
    const packets = await signedPackets(documents, [communes[0]], axis.province.officeCertificate);
    const work = async (packet: Buffer) =>
      void (await axis.office.send(Readable.from([packet]), { bytes: packet.length }));
    await runLoad({ pieces: packets, atOnce: 32, secondsMax: 120, work });
    const clerk = (await makePeople(axis.context)).find(({ name }) => name === 'vanthu-xa');
    if (!clerk) throw new Error('The sample has no clerk.');
    const context = await signedIn(browser, axis.url, clerk);

    const usableS: number[] = [];
    const contentfulS: number[] = [];
    let scriptBytes = 0;
    for (let round = 0; round < rounds; round += 1) {
      const opened = await openList(context, axis.url);
      usableS.push(opened.usableMs / 1_000);
      contentfulS.push(opened.contentfulMs / 1_000);
      scriptBytes = opened.scriptBytes;
      bench.say(`${round + 1}/${rounds}  ${(opened.usableMs / 1_000).toFixed(2)} s`);
    }
    const scriptKb = scriptBytes / 1_000;
    return {
      figure: median(usableS),
      kept: scriptKb <= scriptKbMax,
      beside: { scriptKb, firstPaintS: median(contentfulS), bestS: Math.min(...usableS), worstS: Math.max(...usableS) },
    };
  },
};

async function signedIn(
  browser: Browser,
  url: string,
  { name, password, secret }: SamplePerson,
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, locale: 'vi-VN', viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await page.goto('/');
  const [nameField, passwordField, codeField] = [0, 1, 2].map((place) => page.locator('form input').nth(place));
  await nameField?.fill(name);
  await passwordField?.fill(password);
  await codeField?.fill(oneTimeCode(secret, new Date()));
  await page.locator('form button[type=submit]').click();
  await page.locator('[data-row="0"]').first().waitFor();
  await page.close();
  return context;
}

interface Opened {
  readonly usableMs: number;
  readonly contentfulMs: number;
  /** As gzip makes them, whatever the browser took. */
  readonly scriptBytes: number;
}

/** With nothing kept from the last time: the first row is there and takes a key. */
async function openList(context: BrowserContext, url: string): Promise<Opened> {
  const page = await context.newPage();
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  const browserOfPage = await makeOldAndThin(page);
  await page.goto(`${url}/received`, { waitUntil: 'commit' });
  const row = page.locator('[data-row="0"]').first();
  await row.waitFor();
  await row.focus();
  const usableMs = await page.evaluate<number>('performance.now()');
  const contentfulMs = await page.evaluate<number>(
    `performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0`,
  );
  const bodies = await Promise.all(scripts);
  await browserOfPage.detach();
  await page.close();
  const scriptBytes = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
  return { usableMs, contentfulMs, scriptBytes };
}

async function makeOldAndThin(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.emulateNetworkConditions', line);
  await session.send('Emulation.setCPUThrottlingRate', { rate: processorTimesSlower });
  return session;
}
