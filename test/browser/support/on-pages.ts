import type { AxisClient } from '@edoc-axis/client';
import { agencyView, systemView } from '@edoc-axis/contracts';
import { joinPerson, type Person } from '../../support/people.js';

/** Agencies whose system is the pages, each with the clerks named: without one nobody could write to it. */
export async function workOnPages(
  operator: AxisClient,
  clerks: Readonly<Record<string, readonly string[]>>,
): Promise<Map<string, Person>> {
  const agencies = Object.keys(clerks);
  for (const code of agencies) {
    const entry = { code, name: `Cơ quan ${code}`, validFrom: '2025-07-01T00:00:00+07:00', policy: 'channel' };
    await operator.post(agencyView, '/v1/agencies', entry);
  }
  await operator.post(systemView, '/v1/systems', { name: 'cong', door: 'portal', agencies });
  const people = new Map<string, Person>();
  for (const [agency, names] of Object.entries(clerks)) {
    for (const name of names) {
      people.set(name, await joinPerson(operator, name, { role: 'clerk', agencies: [agency] }));
    }
  }
  return people;
}
