import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import type { Destination, HeardBy, setDestination as question, SystemEntry } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { allowedAddresses, callableWithin } from '@edoc-axis/platform';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct } from '../store/registry-writer.js';
import { readSystem } from './read-system.js';

/**
 * From now on packets are brought there, unless the system chose otherwise before. What the name of a host leads to is
 * looked at with each attempt.
 */
export async function setDestination(
  { system: name, ...wanted }: HeardBy<typeof question>,
  act: AdministrativeAct,
  store: RegistryStore,
): Promise<SystemEntry> {
  const destination = { ...wanted, url: readAddress(wanted) };
  if (wanted.caPem !== undefined) demandCertificates(wanted.caPem);
  return store.write(act, async (writer) => {
    const before = await readSystem(name, writer);
    // Of the portal the gateway takes the post itself.
    if (before.door === 'portal') throw new CataloguedError('system.is-portal', { system: name });
    const after: SystemEntry = { ...before, destination, takesPost: before.takesPost ?? 'push' };
    if (isDeepStrictEqual(before, after)) return before;
    await writer.put({ before, after });
    return after;
  });
}

/** @throws CataloguedError `system.address-refused` */
function readAddress({ url: written, privateAddresses }: Destination): string {
  const refused = (problem: string) => new CataloguedError('system.address-refused', { address: written, problem });
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (!url) throw refused('it is no address');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && privateAddresses)) {
    throw refused('it must begin with https://');
  }
  // A password in it would be read by everybody who reads the register.
  if (url.username || url.password || url.hash) throw refused('it has a user, a password or a fragment');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && !allowedAddresses(callableWithin({ privateAddresses, protocol: url.protocol }))(host)) {
    throw refused('it is none that may be called; an administrator of the axis may permit private addresses');
  }
  return url.href;
}

/** @throws CataloguedError `certificate.not-a-certificate` */
function demandCertificates(pem: string): void {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  try {
    if (blocks.length === 0) throw new RangeError('There is no certificate in it.');
    for (const block of blocks) new X509Certificate(block);
  } catch (cause) {
    throw new CataloguedError('certificate.not-a-certificate', {}, { cause });
  }
}
