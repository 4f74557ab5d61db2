/**
 * The axis' own keys, all it ever had. The root signs the list of them and issues receipt and directory keys; it is used
 * for nothing else. Of each other use exactly one key has not ended, and that one signs. A key that was *rotated* or
 * *replaced* is believed a little longer, until `until`: what it signed is on its way. A key that was *lost* is believed
 * no longer at all, and what it signed is doubtful from `lostSince` on.
 */
export type KeyUse = 'axis-root' | 'receipt' | 'token' | 'directory';

/** The keys that can be replaced by others; the root is the axis. */
export const rotatedUses = ['receipt', 'token', 'directory'] as const;
export type RotatedUse = (typeof rotatedUses)[number];

/** `replaced`: nobody has it any more, its file was gone or damaged. */
export const keyEnds = ['rotated', 'lost', 'replaced'] as const;

export interface KeyEnd {
  readonly why: (typeof keyEnds)[number];
  /** When its successor took over. */
  readonly at: string;
  /** From then on somebody else may have signed with it; may lie before `at`, and be found out much later. */
  readonly lostSince?: string;
}

export interface ListedKey {
  readonly use: KeyUse;
  /** The thumbprint of the key (RFC 7638): the same wherever it is made. */
  readonly kid: string;
  readonly algorithm: string;
  readonly publicKeyPem: string;
  /** Issued by the root; a token key has none. */
  readonly certificatePem?: string;
  readonly since: string;
  /** What it signs from then on counts for nothing. */
  readonly until?: string;
  readonly ended?: KeyEnd;
}

export interface KeyList {
  /** The axis. */
  readonly iss: string;
  /** Seconds since 1970. */
  readonly iat: number;
  /** One more with every change: a reader who has seen a newer list takes no older one. */
  readonly version: number;
  readonly keys: readonly ListedKey[];
}

/** The one that signs. */
export function signingKey({ keys }: Pick<KeyList, 'keys'>, use: KeyUse): ListedKey | undefined {
  return keys.find((key) => key.use === use && key.ended === undefined);
}

/** Those by which something may be signed that is verified now, the newest first. */
export function believedKeys({ keys }: Pick<KeyList, 'keys'>, use: KeyUse, now: Date): ListedKey[] {
  // `since` is left alone: a clock that was set back must not make an axis doubt the only key it has.
  const believed = keys.filter((key) => key.use === use && key.ended?.why !== 'lost' && !isOver(key, now));
  return believed.sort((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : 0));
}

/** What a genuine signature is worth that says of itself when it was made. */
export function judgeSignedAt(key: ListedKey, at: Date): 'in-force' | 'lost' | 'over' {
  const { lostSince } = key.ended ?? {};
  if (lostSince !== undefined && at >= new Date(lostSince)) return 'lost';
  return isOver(key, at) ? 'over' : 'in-force';
}

function isOver({ until }: ListedKey, at: Date): boolean {
  return until !== undefined && at >= new Date(until);
}
