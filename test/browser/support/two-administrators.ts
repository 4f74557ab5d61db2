import { createClient } from '@edoc-axis/client';
import { addPerson } from '@edoc-axis/contracts';
import type { Browser, Page } from 'playwright-core';
import { type Province, startProvince } from '../../faults/support/offices.js';
import { accept, type Person } from '../../support/people.js';
import { type Desk, openBrowser, sitDown } from './browser.js';

/** A province, and the two who look after it: what one proposes the other approves. */
export interface TwoAdministrators {
  readonly province: Province;
  readonly browser: Browser;
  readonly one: Desk;
  readonly other: Desk;
  /** The second administrator looks, and approves. */
  approve(what: string): Promise<void>;
  end(): Promise<void>;
}

/** @param alone what the operator still does before two are needed */
export async function twoAdministrators(
  chromiumPath: string,
  at: { readonly one: string; readonly other: string },
  alone: (province: Province) => Promise<void>,
): Promise<TwoAdministrators> {
  const province = await startProvince(['H36.07', 'H36.08']);
  let browser: Browser | undefined;
  const end = async () => {
    await browser?.close();
    await province.stop();
  };
  try {
    browser = await openBrowser(chromiumPath);
    await alone(province);
    const [first, second] = await bothJoin(province);
    const { url } = province.axis;
    const one = await sitDown(browser, url, first, { at: at.one });
    const other = await sitDown(browser, url, second, { at: at.other });
    return { province, browser, one, other, approve: (what) => approve(other.page, what), end };
  } catch (error) {
    await end();
    throw error;
  }
}

async function bothJoin({ operator, axis }: Province): Promise<[Person, Person]> {
  // Both are invited while one person still may: two are needed from the moment the first has joined.
  const invitations: string[] = [];
  for (const name of ['nam', 'mai']) {
    const wanted = { name, fullName: `Người ${name}`, grants: [{ role: 'administrator' }] };
    const added = await operator.post(addPerson.reply, '/v1/people', wanted);
    if (!('invitation' in added)) throw new Error('It waits already.');
    invitations.push(added.invitation);
  }
  const anybody = createClient(axis.url, undefined, 'vi');
  const [nam = '', mai = ''] = invitations;
  return [await accept(anybody, 'nam', nam), await accept(anybody, 'mai', mai)];
}

/** Goes to a page, and waits until it is there. */
export async function open(page: Page, address: string, title: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
}

/** Presses what an open dialog offers. */
export function act(page: Page, name: string): Promise<void> {
  return page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
}

async function approve(page: Page, what: string): Promise<void> {
  await open(page, '/approvals', 'Chờ người thứ hai');
  const card = page.getByRole('article').filter({ has: page.getByRole('heading', { name: what }) });
  await card.getByRole('button', { name: 'Duyệt' }).click();
  await act(page, 'Duyệt');
  await page.getByText('Đã duyệt và thực hiện.').waitFor();
}
