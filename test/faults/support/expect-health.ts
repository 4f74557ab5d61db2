import { eventually } from '../../support/eventually.js';
import type { Correspondence } from './correspondence.js';
import type { Province } from './offices.js';

/** Everything that was promised has happened, and, as the last line, the doctor finds nothing wrong. */
export async function expectHealth(province: Province, correspondence: Correspondence): Promise<void> {
  await eventually(async () => {
    await Promise.all(province.offices.map((office) => correspondence.collect(office, 50)));
    const { statusesExpected, received } = correspondence;
    // Every letter to every recipient, and its answer back.
    expect(received.size).toBe(2 * statusesExpected);
  });
  await eventually(async () => expect(await diagnose(province)).toMatchObject({ caughtUp: true }));
  expect(await correspondence.brokenPromises()).toEqual([]);
  expect(await diagnose(province)).toMatchObject({
    documents: correspondence.sent.length,
    deliveries: 2 * correspondence.statusesExpected,
    caughtUp: true,
    findings: 0,
  });
}

async function diagnose(province: Province): Promise<unknown> {
  const { code, stdout, stderr } = await province.doctor();
  if (code !== 0) throw new Error(`edoc doctor ended with ${code}:\n${stdout}${stderr}`);
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
}
