import type { HeardBy, meetCertificates as question, ReplyOf } from '@edoc-axis/contracts';
import { isCatalogued } from '@edoc-axis/domain';
import { type Certificate, chainToTrust, readCertificate } from '@edoc-axis/signature';
import { namesAuthority } from './ask-authority.js';
import { type KnownIssuers, knownIssuers } from './known-issuers.js';
import type { RevocationPorts } from './ports.js';
import { hasEnded, unasked } from './standing.js';

/**
 * Takes in the certificates of strangers that the exchange met in PDF files: from now on their revocation is asked like
 * that of registered ones, and published. Only below a CA that is trusted, and only where they name somebody to ask: whoever
 * makes certificates for himself shall not make this axis call anybody.
 */
export async function meetCertificates(
  { paths }: HeardBy<typeof question>,
  ports: RevocationPorts,
): Promise<ReplyOf<typeof question>> {
  const { store, clock } = ports;
  const at = clock.now();
  const known = await knownIssuers(ports);
  const met = paths.flatMap((path) => judge(path, known, at) ?? []);
  if (met.length === 0) return { taken: 0 };
  return store.inOrder(async ({ revocations }) => {
    const taken = await revocations.meet(
      met.map(({ certificate }) => rowOf(certificate)),
      at,
    );
    const isTaken = ({ certificate }: Met) => taken.has(certificate.facts.sha256);
    await revocations.keepIssuers(met.filter(isTaken).flatMap(({ issuers }) => issuers.map(rowOf)));
    const asked = new Set((await revocations.standings([...taken])).map(({ certificate }) => certificate));
    const fresh = met.filter((one) => isTaken(one) && !asked.has(one.certificate.facts.sha256));
    await revocations.put(at, ...fresh.map(({ certificate }) => unasked(certificate, true, at)));
    return { taken: taken.size };
  });
}

interface Met {
  readonly certificate: Certificate;
  /** Between it and the CA that is trusted. */
  readonly issuers: readonly Certificate[];
}

function judge(encoded: readonly string[], { roots, between }: KnownIssuers, at: Date): Met | undefined {
  const [certificate, ...brought] = encoded.flatMap((der) => readable(der) ?? []);
  if (!certificate || hasEnded(certificate, at) || !namesAuthority(certificate)) return undefined;
  const found = chainToTrust(certificate, [...brought, ...between], roots, at);
  return found.trusted ? { certificate, issuers: found.path.slice(1, -1) } : undefined;
}

function readable(der: string): Certificate | undefined {
  try {
    return readCertificate(Buffer.from(der, 'base64'));
  } catch (error) {
    if (isCatalogued(error)) return undefined;
    throw error;
  }
}

function rowOf({ facts, x509 }: Certificate) {
  return { sha256: facts.sha256, der: x509.raw };
}
