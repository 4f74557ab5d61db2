import { type DirectoryChange, directoryEntry, directoryPage, type DirectoryPage } from '@edoc-axis/contracts';
import { verify } from 'node:crypto';
import { z } from 'zod';
import type { BelievedKey } from '../home/key-ring.js';

/** Why a directory page was not taken; nothing of it was applied. */
export class DirectoryPageRefused extends Error {
  override readonly name = 'DirectoryPageRefused';
}

export interface ExpectedPage {
  /** The directory keys that count now; the one of that name, where a page names one. */
  readonly publicKeys: (kid?: string) => readonly BelievedKey[];
  /** The axis whose directory it is. */
  readonly issuer: string;
  readonly audience: DirectoryPage['audience'];
  /** The version the reader has. */
  readonly since: number;
}

/**
 * Verifies a directory page (compact JWS, RFC 7515, ES256, `typ: edoc-directory+jwt`) and that it goes on exactly where
 * the reader stands: no version left out, none twice, none before.
 * @throws DirectoryPageRefused
 */
export function readDirectoryPage(jws: string, expected: ExpectedPage): DirectoryPage {
  const page = parse(verifiedPayload(jws, expected.publicKeys));
  if (page.iss !== expected.issuer) throw new DirectoryPageRefused(`It is a page of ${page.iss}.`);
  if (page.audience !== expected.audience) throw new DirectoryPageRefused(`It is for the audience ${page.audience}.`);
  if (page.since !== expected.since) {
    throw new DirectoryPageRefused(`It goes on after version ${page.since} and not after ${expected.since}.`);
  }
  if (page.version < expected.since) {
    throw new DirectoryPageRefused(
      `The registry is at version ${page.version}, before our ${expected.since}: was it restored from a backup?`,
    );
  }
  checkVersions(page);
  return page;
}

/** By Node alone: a country has some 180 pages, and a library for every kind of JWS takes as long as all the rest. */
function verifiedPayload(jws: string, publicKeys: ExpectedPage['publicKeys']): Buffer {
  const [head = '', payload = '', signature = '', ...more] = jws.split('.');
  const { typ, alg, kid } = readHead(head);
  if (more.length > 0 || alg !== 'ES256') throw new DirectoryPageRefused('It is no JWS of three parts with ES256.');
  if (typ !== 'edoc-directory+jwt') throw new DirectoryPageRefused(`It is a ${typ ?? 'JWS without a type'}.`);
  const key = publicKeys(kid)[0]?.publicKey;
  if (!key) throw new DirectoryPageRefused(`It is signed with the key ${kid ?? 'of no name'}, which does not count.`);
  const signed = Buffer.from(jws.slice(0, head.length + 1 + payload.length), 'latin1');
  const isGenuine =
    key.asymmetricKeyDetails?.namedCurve === 'prime256v1' &&
    verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
  if (!isGenuine) throw new DirectoryPageRefused('Its signature is not of the directory key.');
  return Buffer.from(payload, 'base64url');
}

/** Nothing in it is critical to us but what stands here (RFC 7515, 4.1.11). */
const head = z.object({
  alg: z.string(),
  typ: z.string().optional(),
  kid: z.string().optional(),
  crit: z.undefined().optional(),
});

function readHead(encoded: string): z.output<typeof head> {
  try {
    return head.parse(JSON.parse(Buffer.from(encoded, 'base64url').toString()));
  } catch (error) {
    throw new DirectoryPageRefused('It is no JWS.', { cause: error });
  }
}

function parse(payload: Buffer): DirectoryPage {
  try {
    return page.parse(JSON.parse(payload.toString()));
  } catch (error) {
    // A syntax error or a list of what does not fit the shape: either way a registry of another version.
    throw new DirectoryPageRefused(String(error), { cause: error });
  }
}

/**
 * The registry has signed it, so entries are believed as they are: reading each by its shape would take most of a
 * country's start. Only kinds must be known here: a newer registry is followed by newer processes alone.
 */
const changes = z.custom<DirectoryChange[]>((value) => Array.isArray(value) && value.every(isChange));

function isChange(value: unknown): boolean {
  const { version, entry } = (value ?? {}) as Partial<DirectoryChange>;
  return Number.isSafeInteger(version) && kinds.has(entry?.kind);
}

const kinds: ReadonlySet<unknown> = new Set(directoryEntry.options.map(({ shape }) => shape.kind.value));
const page = directoryPage.extend({ changes });

function checkVersions({ audience, since, upTo, version, changes }: DirectoryPage): void {
  const progresses = upTo > since || (upTo === since && version === since);
  if (!progresses || upTo > version) {
    throw new DirectoryPageRefused(`It goes from ${since} to ${upTo} of ${version}.`);
  }
  let last = since;
  for (const change of changes) {
    if (change.version <= last || change.version > upTo) {
      throw new DirectoryPageRefused(`Version ${change.version} comes after ${last}.`);
    }
    last = change.version;
  }
  if (audience === 'processes' && changes.length !== upTo - since) {
    throw new DirectoryPageRefused(`It has ${changes.length} changes for ${upTo - since} versions.`);
  }
}
