import { randomUUID } from 'node:crypto';
import { CarriedBytes, issueToken, submitDocument, type SubmissionView } from '@edoc-axis/contracts';
import { createAsker, readOwnKeys, rememberedAddress } from '@edoc-axis/platform';
import { createPacketMeasurer } from '@edoc-axis/signature';
import { importPKCS8, SignJWT } from 'jose';

/** A system that calls while the thief holds the gateway. */
export interface CallingSystem {
  readonly name: string;
  readonly keyPem: string;
}

/**
 * Somebody has taken over the machine of the gateway, and with it its certificate: what a system sends is put before the
 * exchange with a header that is not the packet's.
 */
export async function lieAsGateway(
  home: string,
  system: CallingSystem,
  bytes: Buffer,
  lie: Readonly<Record<string, unknown>>,
): Promise<SubmissionView> {
  const address = rememberedAddress(home);
  if (!address) throw new Error('No axis was started there.');
  const asker = createAsker({ keys: readOwnKeys(home, 'gateway').transport, ports: address.ports });
  try {
    const audience = `${address.url}/oauth/token`;
    const assertion = await assertionOf(system, audience);
    const { accessToken: caller } = await asker.ask(issueToken, { assertion, audience });
    const measurer = createPacketMeasurer();
    measurer.write(bytes);
    const measured = measurer.end();
    const reading = { ...measured.reading, header: { ...measured.reading.header, ...lie } };
    const packet = { inline: new CarriedBytes(bytes) };
    const measurements = { inline: { ...measured, reading } };
    const submission = { packet, measurements, unadmittedBytes: bytes.length };
    const reply = await asker.ask(submitDocument, submission, { caller });
    if (reply.outcome !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(reply)}`);
    return reply.submission;
  } finally {
    await asker.close();
  }
}

async function assertionOf({ name, keyPem }: CallingSystem, audience: string): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer(name)
    .setSubject(name)
    .setAudience(audience)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(await importPKCS8(keyPem, 'ES256'));
}
