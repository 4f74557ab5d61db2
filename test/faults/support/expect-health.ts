import { eventually } from '../../support/eventually.js';
import type { Correspondence } from './correspondence.js';
import type { Province } from './offices.js';

/**
 * Everything that was promised has happened, everything was read anew, and the doctor finds nothing wrong.
 * @param beside documents that are not of the correspondence, and their deliveries
 */
export async function expectHealth(
  province: Province,
  correspondence: Correspondence,
  beside = { documents: 0, deliveries: 0 },
): Promise<void> {
  while (await collectAll(province, correspondence));
  await eventually(async () => {
    await collectAll(province, correspondence);
    // Every letter to every recipient, and its answer back; some were out of reach under a lease whose answer was lost.
    expect(correspondence.underWay).toBe(0);
  });
  await expectAllReread(province);
  expect(await correspondence.brokenPromises()).toEqual([]);
  expect(await diagnose(province)).toMatchObject({
    documents: correspondence.sent.length + beside.documents,
    deliveries: 2 * correspondence.statusesExpected + beside.deliveries,
    caughtUp: true,
    findings: 0,
  });
}

/**
 * Every stored packet has been read anew, and the tracker knows every fact. After thousands of letters in a hurry that
 * takes its time: it is waited for as long as there are fewer at each look.
 */
export async function expectAllReread(province: Province): Promise<void> {
  for (let before = Infinity; ;) {
    const behind = await eventually(async () => {
      const { caughtUp, rereading } = (await diagnose(province)) as Diagnosis;
      expect(caughtUp && (rereading.behind === 0 || rereading.behind < before)).toBe(true);
      return rereading.behind;
    });
    if (behind === 0) return;
    before = behind;
  }
}

interface Diagnosis {
  readonly caughtUp: boolean;
  readonly rereading: { readonly behind: number };
}

/** @returns whether anything was there */
async function collectAll({ offices }: Province, correspondence: Correspondence): Promise<boolean> {
  const collected = await Promise.all(offices.map((office) => correspondence.collect(office, 50)));
  return collected.some((count) => count > 0);
}

async function diagnose(province: Province): Promise<unknown> {
  const { code, stdout, stderr } = await province.doctor();
  if (code !== 0) throw new Error(`edoc doctor ended with ${code}:\n${stdout}${stderr}`);
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
}
