import { generateKeyPairSync, randomFillSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AxisClient, createClient } from '@edoc-axis/client';
import { agencyView, certificateEntry, systemView } from '@edoc-axis/contracts';
import type { Draft } from '@edoc-axis/domain';
import { writeDocumentPacket } from '@edoc-axis/edxml';
import { signPacketBytes } from '@edoc-axis/signature';
import { anAuthority, type TestCertificate } from '../../support/certificates.js';
import type { CallingSystem } from '../../support/thief.js';
import { makePlace, type Place, type StartedAxis, startAxisAt, type Told } from '../../support/edoc.js';

export interface Office {
  readonly agency: string;
  /** Its system, as it speaks to the axis. */
  readonly client: AxisClient;
  /** Its system after a restart: it has no access token yet. */
  newClient(): AxisClient;
  readonly certificate: TestCertificate;
  /** Its system's name and key. */
  readonly system: CallingSystem;
}

/** A whole axis, started by its command, with offices that write to each other. */
export interface Province {
  readonly place: Place;
  readonly axis: StartedAxis;
  readonly operator: AxisClient;
  readonly offices: readonly Office[];
  readonly rootPem: string;
  /** The CA of its certificates, which the axis trusts. */
  readonly authority: ReturnType<typeof anAuthority>;
  doctor(): Promise<Told>;
  stop(): Promise<void>;
}

/** So long a delivery stays out of reach when the answer to a lease is lost. */
const leaseSeconds = 5;

/**
 * @param environment what is set beside a test's usual settings
 * @param underIn a program for the axis to be started under, with its first arguments, when its home is known
 */
export async function startProvince(
  agencies: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  underIn: (home: string) => readonly string[] = () => [],
): Promise<Province> {
  const bare = makePlace();
  const place: Place = {
    ...bare,
    under: underIn(bare.home),
    environment: { ...bare.environment, EDOC_LEASE_SECONDS: String(leaseSeconds), ...environment },
  };
  const axis = await startAxisAt(place);
  // Its processes may die; the command that keeps them may not, and if it does, everything after it is only an echo.
  const tellOfEnd = (code: number | null, signal: string | null) =>
    process.stderr.write(`edoc start ended by itself (${code ?? signal}):\n${axis.said().slice(-2_000)}\n`);
  axis.process.once('exit', tellOfEnd);
  const operator = operatorOf(place, axis);
  const authority = anAuthority();
  mkdirSync(join(place.home, 'trust'), { recursive: true });
  writeFileSync(join(place.home, 'trust', 'test-ca.pem'), authority.certificatePem);

  const validFrom = '2025-07-01T00:00:00+07:00';
  await operator.post(agencyView, '/v1/agencies', { code: 'H36', name: 'UBND tỉnh', validFrom });
  const offices: Office[] = [];
  for (const agency of agencies) {
    await operator.post(agencyView, '/v1/agencies', { code: agency, name: `Cơ quan ${agency}`, validFrom });
    offices.push(await openOffice(agency, authority.issues({ name: agency }), operator));
  }
  return {
    place,
    axis,
    operator,
    offices,
    authority,
    rootPem: readFileSync(join(place.home, 'public', 'axis-root.pem'), 'utf8'),
    doctor: () => place.edoc('doctor', '--json'),
    async stop() {
      axis.process.off('exit', tellOfEnd);
      await axis.stop();
      place.remove();
    },
  };
}

/** The operator of this machine, asking over HTTP: a command costs a third of a second. */
export function operatorOf({ home }: Place, { url }: StartedAxis): AxisClient {
  const keyPem = readFileSync(join(home, 'operator', 'operator-key.pem'), 'utf8');
  return createClient(url, { name: 'operator', keyPem }, 'en');
}

/** @param more agencies its system serves as well */
export async function openOffice(
  agency: string,
  certificate: TestCertificate,
  operator: AxisClient,
  more: readonly string[] = [],
): Promise<Office> {
  const registered = { pem: certificate.certificatePem, agencies: [agency], role: 'organisation' };
  await operator.post(certificateEntry, '/v1/certificates', registered);
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = `dms-${agency.toLowerCase()}`;
  const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' });
  await operator.post(systemView, '/v1/systems', { name, agencies: [agency, ...more], publicKeyPem });
  const keyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const newClient = () => createClient(operator.url, { name, keyPem }, 'en');
  return { agency, certificate, client: newClient(), newClient, system: { name, keyPem } };
}

export interface Letter {
  readonly number: number;
  readonly to: readonly string[];
  /** Of its attachment; above 48 KiB the packet no longer fits into a message. */
  readonly bytes: number;
  readonly subject?: string;
  /** Of what revokes, updates or replaces. */
  readonly bussiness?: Draft['bussiness'];
}

/** A signed packet. Two letters of one number have one name. */
export async function writeLetter(
  from: Pick<Office, 'agency' | 'certificate'>,
  { number, to, bytes, subject, bussiness }: Letter,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const file = { name: 'cong-van.bin', bytes: randomFillSync(Buffer.alloc(bytes)) };
  const draft = {
    from: from.agency,
    to: [...to],
    code: { codeNumber: String(number), codeNotation: 'VP' },
    promulgationInfo: { place: 'Lâm Đồng', promulgationDate: '2025/07/02' },
    documentType: { typeName: 'Công văn' },
    subject: subject ?? `V/v thử sức chịu đựng, số ${number}`,
    bussiness,
  };
  for await (const piece of writeDocumentPacket(draft, [file], new Date())) pieces.push(piece);
  return signPacketBytes(Buffer.concat(pieces), {
    key: from.certificate.privateKey,
    certificate: from.certificate.certificatePem,
  });
}
