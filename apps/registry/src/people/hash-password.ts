import { hash, verify } from '@node-rs/argon2';
import { CataloguedError } from '@edoc-axis/domain';
import { normalPassword } from './judge-password.js';

/** Argon2id, which is the library's default, with memory and passes of RFC 9106 section 4, second choice; one lane. */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

/** Each takes 64 MiB and a processor for some hundredths of a second; strangers can ask for it. */
const hashingAtOnceMax = 2;
const waitingMax = 32;
const waitMs = 5_000;

let running = 0;
const waiting: (() => void)[] = [];

/** @throws CataloguedError `request.too-many` */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalPassword(password), cost));
}

/**
 * Where there is no password to compare with, one is compared all the same: the answer takes as long for an account there
 * is not.
 * @throws CataloguedError `request.too-many`
 */
export async function isPassword(password: string, hashed: string | null | undefined): Promise<boolean> {
  const right = await inTurn(async () => verify(hashed ?? (await nobodys()), normalPassword(password)));
  return right && hashed !== null && hashed !== undefined;
}

let ofNobody: Promise<string> | undefined;

function nobodys(): Promise<string> {
  return (ofNobody ??= hash('nobody has this password', cost));
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= hashingAtOnceMax) {
    if (waiting.length >= waitingMax) throw new CataloguedError('request.too-many', { waitMs });
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    // The place is handed on, so that nobody slips in between.
    if (next) next();
    else running -= 1;
  }
}
