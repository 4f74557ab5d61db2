import { sign } from 'node:crypto';
import type { Clock, OwnKey } from '@edoc-axis/platform';
import type { RegistryReader } from '../store/registry-reader.js';
import { type Audience, readPage } from './read-page.js';

/** Of a signed page as it travels. */
export const pageBytesMax = 256 * 1024;
/** A country's directory has some hundred pages, and a process that starts asks for all of them. */
const pagesKeptMax = 256;

export interface PagePublisher {
  /** The page after a version, signed: a compact JWS (ES256, `typ: edoc-directory+jwt`). */
  pageAfter(since: number, audience: Audience): Promise<string>;
}

export interface PagePublisherParts {
  readonly reader: RegistryReader;
  readonly key: () => OwnKey;
  readonly issuer: string;
  readonly clock: Clock;
}

/**
 * Signs the directory page by page and keeps what it signed. A page after which there are others never changes again;
 * the last one holds as long as nothing is added, which spares the many that ask whether there is anything new. After a
 * rotation all are signed anew.
 */
export function createPagePublisher({ reader, key, issuer, clock }: PagePublisherParts): PagePublisher {
  const kept = new Map<string, { jws: string; isFull: boolean; version: number; kid: string }>();

  return {
    async pageAfter(since, audience) {
      const name = `${audience} ${since}`;
      const own = key();
      const former = kept.get(name);
      if (former?.kid === own.kid && (former.isFull || former.version === (await reader.version()))) return former.jws;
      const page = await readPage(since, audience, changesBytesMax, reader);
      const iat = Math.floor(clock.now().getTime() / 1000);
      const { changes, ...reach } = page;
      const head = JSON.stringify({ iss: issuer, iat, audience, ...reach });
      const jws = signPage(`${head.slice(0, -1)},"changes":[${changes.join(',')}]}`, own);
      kept.delete(name);
      if (kept.size >= pagesKeptMax) kept.delete(kept.keys().next().value ?? '');
      kept.set(name, { jws, isFull: page.upTo < page.version, version: page.version, kid: own.kid });
      return jws;
    },
  };
}

function signPage(page: string, { kid, privateKey }: OwnKey): string {
  const encoded = [JSON.stringify({ alg: 'ES256', typ: 'edoc-directory+jwt', kid }), page].map((part) =>
    Buffer.from(part).toString('base64url'),
  );
  const signature = sign('sha256', Buffer.from(encoded.join('.')), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return [...encoded, signature.toString('base64url')].join('.');
}

/** In a JWS four characters stand for three bytes; the rest of the page is small. */
const changesBytesMax = Math.floor((pageBytesMax * 3) / 4) - 1024;
