import { type DirectoryChange, directoryEntry, directoryPage, type DirectoryPage } from '@edoc-axis/contracts';
import { compactVerify, decodeProtectedHeader, errors } from 'jose';
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
export async function readDirectoryPage(jws: string, expected: ExpectedPage): Promise<DirectoryPage> {
  const page = parse(await verifiedPayload(jws, expected.publicKeys));
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

async function verifiedPayload(jws: string, publicKeys: ExpectedPage['publicKeys']): Promise<Uint8Array> {
  try {
    const { kid } = decodeProtectedHeader(jws);
    const publicKey = publicKeys(kid)[0]?.publicKey;
    if (!publicKey)
      throw new DirectoryPageRefused(`It is signed with the key ${kid ?? 'of no name'}, which does not count.`);
    const { payload, protectedHeader } = await compactVerify(jws, publicKey, { algorithms: ['ES256'] });
    if (protectedHeader.typ !== 'edoc-directory+jwt') {
      throw new DirectoryPageRefused(`It is a ${protectedHeader.typ ?? 'JWS without a type'}.`);
    }
    return payload;
  } catch (error) {
    // A TypeError: it is no JWS at all.
    if (error instanceof errors.JOSEError || error instanceof TypeError) {
      throw new DirectoryPageRefused(error.message, { cause: error });
    }
    throw error;
  }
}

function parse(payload: Uint8Array): DirectoryPage {
  try {
    return page.parse(JSON.parse(Buffer.from(payload).toString()));
  } catch (error) {
    // A syntax error or a list of what does not fit the shape: either way a registry of another version.
    throw new DirectoryPageRefused(String(error), { cause: error });
  }
}

/**
 * The registry has signed it, so entries are believed as they are: reading each by its shape would take most of a
 * country's start. Only kinds must be known here: a newer registry is followed by newer processes alone.
 */
const change = z.custom<DirectoryChange>((value) => {
  const { version, entry } = (value ?? {}) as Partial<DirectoryChange>;
  return Number.isSafeInteger(version) && kinds.has(entry?.kind);
});
const kinds: ReadonlySet<unknown> = new Set(directoryEntry.options.map(({ shape }) => shape.kind.value));
const page = directoryPage.extend({ changes: z.array(change) });

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
