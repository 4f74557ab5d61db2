import type { Certificate } from '@edoc-axis/signature';

/** Certificates of strangers, who signed PDF files or stamped them, on their way to the registry, which asks about them. */
export interface MetCertificates {
  /** @param path the certificate, then the CAs above it up to one that is trusted */
  meets(path: readonly Certificate[], at: Date): void;
  /** The next to be told, the longest waiting first. */
  waiting(): MetCertificate[];
  /** The registry has them. */
  told(certificates: readonly MetCertificate[], at: Date): void;
}

/** DER of the certificate and of the CAs above it but the trusted one, base64. */
export interface MetCertificate {
  readonly sha256: string;
  readonly path: readonly string[];
}

/** The rest is met again with its next document: losing one delays an answer and decides nothing. */
const waitingMax = 1_000;
const toldMax = 20_000;
/** In one message. Ordinary paths have 5 KB. */
const atOnceMax = 20;
const atOnceCharactersMax = 256 * 1024;
/** The registry forgets those that nobody meets any more. */
const toldAgainMs = 7 * 24 * 60 * 60_000;

export function createMetCertificates(): MetCertificates {
  const waiting = new Map<string, MetCertificate>();
  const toldAt = new Map<string, number>();

  return {
    meets([certificate, ...authorities], at) {
      if (!certificate) return;
      const { sha256 } = certificate.facts;
      const before = toldAt.get(sha256);
      const isKnown = before !== undefined && Math.abs(at.getTime() - before) < toldAgainMs;
      if (isKnown || waiting.has(sha256) || waiting.size >= waitingMax) return;
      const path = [certificate, ...authorities.slice(0, -1)].map(({ x509 }) => x509.raw.toString('base64'));
      waiting.set(sha256, { sha256, path });
    },

    waiting() {
      let characters = 0;
      const next: MetCertificate[] = [];
      for (const one of waiting.values()) {
        characters += one.path.reduce((sum, { length }) => sum + length, 0);
        if (next.length === atOnceMax || (next.length > 0 && characters > atOnceCharactersMax)) break;
        next.push(one);
      }
      return next;
    },

    told(certificates, at) {
      for (const { sha256 } of certificates) {
        waiting.delete(sha256);
        toldAt.delete(sha256);
        toldAt.set(sha256, at.getTime());
      }
      for (const oldest of toldAt.keys()) {
        if (toldAt.size <= toldMax) break;
        toldAt.delete(oldest);
      }
    },
  };
}
