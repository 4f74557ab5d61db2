// What a recipient's system does every few minutes, with the client of this repository (libs/client): takes what waits, looks at
// it before it confirms, keeps it, and tells the sender that it was taken.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxisRefusal, createClient, fetchPacket, readCredentials } from '@edoc-axis/client';

export async function collect(credentialsFile: string, folder: string): Promise<number> {
  const { url, system, keyPem } = await readCredentials(credentialsFile);
  const axis = createClient(url, { name: system, keyPem });
  await mkdir(folder, { recursive: true });

  const leased = await axis.lease({ limit: 20, leaseSeconds: 300 });
  for (const delivery of leased) {
    const { id, leaseToken, carries } = delivery;
    // Throws where the bytes are not those that were promised, or the sender's signature does not fit them.
    const { measurements } = await fetchPacket(axis, delivery, join(folder, `${id}.edxml`));
    try {
      await axis.confirm(id, { leaseToken, packetSha256: measurements.packetSha256 });
      if (carries === 'document') await axis.answer(id, { status: '03' });
    } catch (error) {
      // Taken back, or its lease was over: what to do stands in its sentence.
      if (!(error instanceof AxisRefusal)) throw error;
      process.stderr.write(`${id}: ${error.problem.sentence?.vi ?? error.problem.code}\n`);
    }
  }
  return leased.length;
}
