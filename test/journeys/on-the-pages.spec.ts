import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { type AxisClient, AxisRefusal } from '@edoc-axis/client';
import { agencyView, capabilitiesView, type documentCheck, problem, submissionView, systemView } from '@edoc-axis/contracts';
import type { Draft } from '@edoc-axis/domain';
import { readPacket } from '@edoc-axis/edxml';
import { signIn } from '@edoc-axis/contracts';
import type { z } from 'zod';
import { type Office, type Province, startProvince } from '../faults/support/offices.js';
import { joinPerson, type Person } from '../support/people.js';

/*
 * A commune without a system: its clerk sends from a form, reads what comes, answers, asks back and declares void, and the
 * department's system sees nothing else than of any office.
 */
describe('an agency that works on the pages alone', () => {
  let province: Province;
  let department: Office;
  let mai: Desk;
  const commune = 'H36.52';

  interface Desk {
    readonly client: AxisClient;
    /** A form, as a page sends it. */
    sends(path: string, draft: object, ...files: [name: string, bytes: Buffer][]): Promise<{ status: number; body: unknown }>;
  }

  beforeAll(async () => {
    province = await startProvince(['H36.07'], { EDOC_TWO_PERSONS: 'off' });
    [department] = province.offices as [Office];
    const { operator } = province;
    const validFrom = '2025-07-01T00:00:00+07:00';
    await operator.post(agencyView, '/v1/agencies', { code: commune, name: 'UBND xã Tà Hine', validFrom, policy: 'channel' });
    await operator.post(systemView, '/v1/systems', { name: 'cong', door: 'portal', agencies: [commune] });
    const reachable = async () => (await operator.get(capabilitiesView, `/v1/agencies/${commune}/capabilities`)).problem;
    expect(await reachable()).toMatchObject({ code: 'agency.no-clerk' });
    mai = await deskOf(await joinPerson(operator, 'mai', { role: 'clerk', agencies: [commune] }));
    expect(await reachable()).toBeUndefined();
  });
  afterAll(() => province?.stop());

  async function deskOf(person: Person): Promise<Desk> {
    const { client, session } = await person.signsIn();
    const { accessToken } = await client.post(renew, '/v1/sessions/renew', session);
    return {
      client,
      async sends(path, draft, ...files) {
        const form = new FormData();
        form.set('draft', JSON.stringify(draft));
        for (const [name, bytes] of files) form.append('file', new Blob([new Uint8Array(bytes)]), name);
        const headers = { authorization: `Bearer ${accessToken}` };
        const answer = await fetch(`${province.axis.url}${path}`, { method: 'POST', body: form, headers });
        return { status: answer.status, body: await answer.json() };
      },
    };
  }

  it.todo('x');
});
