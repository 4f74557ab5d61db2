import type { Request } from 'playwright-core';
import { eventually } from '../../support/eventually.js';
import type { Desk } from './browser.js';

/** Opens addresses at a desk and waits until all is there that was asked for, and hears of everything that was refused. */
export function looksAround({ page }: Desk) {
  const refused: string[] = [];
  const underWay = new Set<Request>();
  page.on('response', (response) => {
    if (response.status() >= 400) refused.push(`${response.status()} ${response.url()}`);
  });
  page.on('request', (request) => {
    // What follows the axis does not end.
    if (/\/v1\/(?!events)/.test(request.url())) underWay.add(request);
  });
  page.on('requestfinished', (request) => underWay.delete(request));
  page.on('requestfailed', (request) => underWay.delete(request));
  const twoFrames = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';
  /** @returns what can be pressed there */
  const open = async (address: string): Promise<string[]> => {
    const session = page.waitForResponse(/session\/token/);
    await page.goto(address);
    await session;
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(twoFrames);
    await eventually(async () => {
      expect([...underWay].map((request) => request.url())).toEqual([]);
      expect(await page.locator('.waiting').count()).toBe(0);
    });
    await page.evaluate(twoFrames);
    expect({ address, says: await page.getByRole('alert').allInnerTexts() }).toEqual({ address, says: [] });
    return page.locator('main button:visible, main a.button:visible').allInnerTexts();
  };
  const hrefs = (links: string) =>
    page.locator(links).evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  /** Every page of the menu with each of its tabs, by address. */
  const openMenu = async (): Promise<Record<string, string[]>> => {
    const offered: Record<string, string[]> = {};
    for (const address of await hrefs('.menu-part a')) {
      offered[address] = await open(address);
      for (const tab of (await hrefs('.tabs a')).slice(1)) offered[tab] = await open(tab);
    }
    return offered;
  };
  return { open, openMenu, refused };
}
